import type { ChatModel } from '../engine/model/chat-model.js';

/** @throws Error that says what to pass, since callers without types meet a missing part only in the middle of a run */
export function requireModels(models: readonly ChatModel[]): void {
  if (models.every(isWhole)) return;
  throw new Error(
    'A model needs an `id` such as "mine/model" and `complete(request, signal)`: see `ChatModel`. openModel(\'openai/gpt-4.1-mini\') opens one by its name.',
  );
}

function isWhole(model: unknown): boolean {
  if (typeof model !== 'object' || model === null) return false;
  const { id, complete } = model as Partial<ChatModel>;
  return typeof id === 'string' && id !== '' && typeof complete === 'function';
}
