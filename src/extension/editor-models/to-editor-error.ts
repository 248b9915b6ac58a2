import { ModelError, type ModelErrorKind } from '../../engine/model/chat-model.js';

/** VS Code's own codes, and the names that Copilot gives its errors. */
const kinds: Readonly<Partial<Record<string, ModelErrorKind>>> = {
  NoPermissions: 'auth',
  NotFound: 'unknown-model',
  Blocked: 'rate-limit',
  ChatQuotaExceeded: 'auth',
  ChatRateLimited: 'rate-limit',
};

const tooLong = /token limit|too (?:long|many tokens)|context (?:length|window)|exceeds? .*tokens/i;
const filtered = /\bfiltered\b|content (?:filter|policy)|responsible ai/i;

const advice: Readonly<Partial<Record<ModelErrorKind, string>>> = {
  auth: 'was not allowed to answer. Allow Hone to use it when VS Code asks, under Manage Language Model Access, and check your plan.',
  'unknown-model': 'is no longer there. Choose another model.',
  'rate-limit': 'is limiting its use. Lower the concurrency, or run again later.',
  'context-length': 'takes no messages as long as these. Shorten the prompt or choose a larger model.',
  'content-filter': "'s content filter withheld the answer.",
  unavailable: 'could not answer.',
};

/** What an extension of the editor, or the editor itself, says of a call that gave no answer. */
export function toEditorError(error: unknown, id: string): ModelError {
  if (error instanceof ModelError) return error;
  const kind = kindOf(error);
  const blank = kind === 'content-filter' ? '' : ' ';
  return new ModelError(kind, `${id}${blank}${advice[kind] ?? ''}${said(error)}`, { cause: error });
}

function kindOf(error: unknown): ModelErrorKind {
  for (const link of chainOf(error)) {
    const known = kinds[textAt(link, 'code')] ?? kinds[textAt(link, 'name')];
    if (known !== undefined) return known;
    const message = textAt(link, 'message');
    if (tooLong.test(message)) return 'context-length';
    if (filtered.test(message)) return 'content-filter';
  }
  return 'unavailable';
}

/** The error and what caused it: VS Code wraps what a provider throws. */
function chainOf(error: unknown): readonly unknown[] {
  const cause = error instanceof Error ? error.cause : undefined;
  return cause === undefined ? [error] : [error, cause];
}

function textAt(error: unknown, name: 'code' | 'name' | 'message'): string {
  const value = error instanceof Error ? (error as unknown as Readonly<Record<string, unknown>>)[name] : undefined;
  return typeof value === 'string' ? value : '';
}

function said(error: unknown): string {
  const text = error instanceof Error ? error.message : String(error);
  const line = text.replaceAll(/\s+/g, ' ').trim();
  if (line === '') return '';
  return ` (${line.length > 200 ? `${line.slice(0, 200)}…` : line})`;
}
