import { noCharge, type Charge } from '../../model/budget.js';
import { ModelError, serviceKinds, type ChatModel, type ChatRequest } from '../../model/chat-model.js';
import { costOf } from '../../model/prices.js';
import { readTag } from '../../text/read-tag.js';
import { RunEnded } from '../run-ended.js';
import { endOnError } from './end-on-error.js';

/** The writer's text, or why there is none that can be used. */
export type Answer =
  | { readonly kind: 'text'; readonly text: string; readonly used: Charge }
  | { readonly kind: 'unusable'; readonly reason: string; readonly used: Charge }
  /** No answer came at all. `outage` when that says more of the service than of the request. */
  | { readonly kind: 'lost'; readonly reason: string; readonly used: Charge; readonly outage: boolean };

export interface TaggedRequest {
  readonly request: ChatRequest;
  readonly tag: string;
}

/** @throws RunEnded when no further request could be answered either */
export async function answerRequest(
  { request, tag }: TaggedRequest,
  writer: ChatModel,
  signal: AbortSignal,
): Promise<Answer> {
  if (signal.aborted) throw new RunEnded('cancelled', 'Stopped.');
  try {
    const { text: reply, usage, finishReason } = await writer.complete(request, signal);
    const usd = costOf(writer.id, usage, writer.price) ?? 0;
    const used = { calls: 1, tokens: usage.inputTokens + usage.outputTokens, usd };
    if (finishReason === 'length') return { kind: 'unusable', reason: 'it was cut off.', used };
    const text = readTag(reply, tag);
    return text === undefined
      ? { kind: 'unusable', reason: `there is no <${tag}> in it.`, used }
      : { kind: 'text', text, used };
  } catch (error) {
    if (!(error instanceof ModelError)) throw error;
    endOnError(error, error);
    return { kind: 'lost', reason: error.message, used: noCharge, outage: serviceKinds.has(error.kind) };
  }
}
