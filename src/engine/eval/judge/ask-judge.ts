import { type ChatModel, type ChatReply, type ChatRequest, ModelError } from '../../model/chat-model.js';
import { renderPrompt } from '../../prompt/render-prompt.js';
import { placedMessage } from '../../template/placed-message.js';
import { TemplateError } from '../../template/template.js';
import type { AskJudge, JudgeQuestion } from '../contracts/judged-metric.js';
import { JudgeError } from './judge-error.js';
import type { JudgeLedger } from './judge-ledger.js';
import { judgeMark } from './judge-mark.js';

export interface Asking {
  readonly judge: ChatModel;
  readonly ledger: JudgeLedger;
  readonly signal: AbortSignal;
  /** Which of its `times` votes the judge gives, from 0. */
  readonly vote: number;
  readonly times: number;
}

/**
 * The voice of one judge for one vote. A kept reply that cannot be read is asked for anew, as another sample: it must
 * not stand in the way for ever. One that was just paid for is an error, and never a score.
 */
export function askerOf(asking: Asking): AskJudge {
  return async (question) => {
    const { request, mark } = judgeRequest(question, asking.judge.id);
    for (let sample = asking.vote; ; sample += asking.times) {
      const reply = await completed({ ...request, sample }, asking);
      const reading = isWhole(reply) ? question.read(reply.text, mark) : undefined;
      if (reading !== undefined) return reading;
      if (!reply.cached) throw new JudgeError('score', asking.judge.id, unusable(asking.judge.id, reply));
    }
  };
}

/** What a judge is sent, and the mark its reply has to bear. @throws JudgeError for a prompt that cannot be rendered */
export function judgeRequest(
  { prompt, values }: Pick<JudgeQuestion<unknown>, 'prompt' | 'values'>,
  judge: string,
): { readonly request: Omit<ChatRequest, 'sample'>; readonly mark: string } {
  const mark = judgeMark(values);
  try {
    const { messages } = renderPrompt(prompt, { ...values, mark }, { strict: true });
    return { request: { messages, parameters: prompt.config.parameters }, mark };
  } catch (error) {
    if (!(error instanceof TemplateError)) throw error;
    throw new JudgeError('score', judge, `The judge's prompt: ${placedMessage(error, prompt.path)}`, error);
  }
}

async function completed(request: ChatRequest, { judge, ledger, signal }: Asking): Promise<ChatReply> {
  try {
    const reply = await judge.complete(request, signal);
    ledger.add(judge, reply);
    return reply;
  } catch (error) {
    if (!(error instanceof ModelError)) throw error;
    if (error.usage !== undefined) ledger.addFailed(judge, error.usage);
    throw new JudgeError(error.kind, judge.id, error.message, error);
  }
}

function isWhole({ finishReason }: ChatReply): boolean {
  return finishReason !== 'length' && finishReason !== 'content-filter';
}

function unusable(judge: string, { finishReason }: ChatReply): string {
  if (finishReason === 'length')
    return `${judge} was cut off at the length limit before its verdict. Name another judge, or set a larger config.maxOutputTokens in a judge prompt of your own.`;
  if (finishReason === 'content-filter') return `${judge} refused to grade this answer. Name another judge.`;
  return `${judge} did not write its verdict in the form it was asked for. Ask again with --resume, or name another judge.`;
}
