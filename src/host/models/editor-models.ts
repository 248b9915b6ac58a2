import { ModelError, type ChatModel } from '../../engine/model/chat-model.js';
import { closest } from '../../engine/text/closest.js';
import { editorModelIds, type EditorModelName } from './editor-model-ids.js';

export interface EditorModel extends EditorModelName {
  /** The model under the id the user writes. Each call is one attempt, stopped after so many milliseconds. */
  open(id: string, timeoutMs: number): ChatModel;
}

/** The models of the editor that Hone runs in, as they are now. */
export type ListEditorModels = () => Promise<readonly EditorModel[]>;

/**
 * The model meant by `vscode/ID` or `vscode/VENDOR/FAMILY`. Of a family of several the one with the family's own name
 * is meant; where there is none, they must be told apart by their ids.
 * @throws ModelError `unknown-model` naming those that are there
 */
export function findEditorModel<T extends EditorModelName>(id: string, models: readonly T[]): T {
  const name = id.slice('vscode/'.length);
  const exact =
    models.find((model) => model.id === name) ?? models.find((model) => `${model.vendor}/${model.id}` === name);
  if (exact !== undefined) return exact;
  const [first, ...others] = models.filter(({ vendor, family }) => `${vendor}/${family}` === name);
  if (first === undefined) throw unknown(id, models);
  if (others.length === 0) return first;
  const ids = [first, ...others].map((model) => `vscode/${model.id}`).join(', ');
  throw new ModelError('unknown-model', `${id} is a family of several models. Name one of them: ${ids}.`);
}

export function onlyInTheEditor(id: string): ModelError {
  return new ModelError(
    'unknown-model',
    `${id} is a model of the editor and answers in VS Code alone: run "Hone: Evaluate Prompt" there. Here, name a provider's model, as hone models lists them.`,
  );
}

function unknown(id: string, models: readonly EditorModelName[]): ModelError {
  const known = editorModelIds(models);
  if (known.length === 0)
    return new ModelError(
      'unknown-model',
      `VS Code has no language model for ${id}. Sign in to one, such as Copilot, or install an extension that brings one, then run again.`,
    );
  const guess = closest(id, known);
  const hint = guess === undefined ? '' : ` Did you mean ${guess}?`;
  return new ModelError('unknown-model', `VS Code has no model ${id}.${hint} It has: ${known.join(', ')}.`);
}
