import { ModelError } from '../../engine/model/chat-model.js';
import { refusedBody } from './chat-answer.js';
import { contentText } from './content-text.js';
import { field } from './field.js';

export interface Streamed {
  /** The answer as it would have come at once. */
  readonly body: unknown;
  /** When its first piece came: of its text, a refusal or a wish for a tool. Absent where it has none. */
  readonly firstAt?: number;
}

/**
 * Puts a streamed answer together again.
 * @param stopped whether the caller has ended the stream: the client then lets it end as if it were whole
 * @throws ModelError `bad-response` for a stream that ends before the answer does, RefusedBody for one that ends in an error
 */
export async function wholeAnswer(
  chunks: AsyncIterable<unknown>,
  { now, stopped }: { readonly now: () => number; readonly stopped: () => boolean },
): Promise<Streamed> {
  const answer = createAnswer();
  let firstAt: number | undefined;
  try {
    for await (const chunk of chunks) if (answer.add(chunk)) firstAt ??= now();
  } catch (error) {
    const told = field(error, 'error');
    throw told === undefined || field(error, 'status') !== undefined ? error : refusedBody(told);
  }
  if (!stopped() && !answer.isWhole()) throw brokenOff(answer.hasBegun());
  return { body: answer.body(), ...(firstAt !== undefined && { firstAt }) };
}

function brokenOff(hasBegun: boolean): ModelError {
  const message = hasBegun
    ? 'The stream of the answer broke off before its end.'
    : 'The server sent no stream of an answer. Leave --stream out, or check the base URL.';
  return new ModelError('bad-response', message, { mayBeBilled: true });
}

interface GrowingAnswer {
  /** True when the chunk holds a piece of the answer. */
  add(chunk: unknown): boolean;
  hasBegun(): boolean;
  isWhole(): boolean;
  body(): unknown;
}

function createAnswer(): GrowingAnswer {
  const texts = { content: [] as string[], refusal: [] as string[] };
  const calls = new Map<number, GrowingCall>();
  const likelihoods: unknown[] = [];
  let usage: unknown;
  let finishReason: unknown;
  let chunks = 0;

  return {
    add(chunk) {
      chunks += 1;
      usage = field(chunk, 'usage') ?? usage;
      const choices = field(chunk, 'choices');
      const choice: unknown = Array.isArray(choices) ? choices[0] : undefined;
      finishReason = field(choice, 'finish_reason') ?? finishReason;
      likelihoods.push(...listAt(field(choice, 'logprobs'), 'content'));
      const delta = field(choice, 'delta');
      const said = (['content', 'refusal'] as const).map((part) =>
        addText(texts[part], contentText(field(delta, part))),
      );
      const wished = listAt(delta, 'tool_calls').map((piece) => addCall(calls, piece));
      return [...said, ...wished].includes(true);
    },
    hasBegun: () => chunks > 0,
    isWhole: () => finishReason !== undefined,
    body() {
      const message = { content: joined(texts.content), refusal: joined(texts.refusal), tool_calls: callsOf(calls) };
      const choice = { finish_reason: finishReason, message, logprobs: { content: likelihoods } };
      return { choices: [choice], usage };
    },
  };
}

interface GrowingCall {
  name: string;
  readonly arguments: string[];
}

/** Pieces of one call have its place in common; its name comes once, and its arguments bit by bit. */
function addCall(calls: Map<number, GrowingCall>, piece: unknown): boolean {
  const place = field(piece, 'index');
  const index = typeof place === 'number' ? place : calls.size;
  const call = calls.get(index) ?? { name: '', arguments: [] };
  calls.set(index, call);
  const { name, arguments: given } = { name: field(field(piece, 'function'), 'name'), ...argumentsOf(piece) };
  if (typeof name === 'string') call.name += name;
  addText(call.arguments, given);
  return true;
}

/** Some servers give the arguments as an object, whole. */
function argumentsOf(piece: unknown): { readonly arguments: unknown } {
  const given = field(field(piece, 'function'), 'arguments');
  return { arguments: typeof given === 'object' && given !== null ? JSON.stringify(given) : given };
}

function callsOf(calls: ReadonlyMap<number, GrowingCall>): unknown {
  if (calls.size === 0) return undefined;
  const inOrder = [...calls].sort(([a], [b]) => a - b);
  return inOrder.map(([, { name, arguments: pieces }]) => ({ function: { name, arguments: pieces.join('') } }));
}

function addText(pieces: string[], piece: unknown): boolean {
  if (typeof piece !== 'string' || piece === '') return false;
  pieces.push(piece);
  return true;
}

/** Without a piece there is no text, as an answer that came at once has null. */
function joined(pieces: readonly string[]): string | null {
  return pieces.length === 0 ? null : pieces.join('');
}

function listAt(value: unknown, name: string): readonly unknown[] {
  const list = field(value, name);
  return Array.isArray(list) ? (list as unknown[]) : [];
}
