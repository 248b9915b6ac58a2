import type { ChatModel, ChatReply, Usage } from '../../model/chat-model.js';
import { costOf } from '../../model/prices.js';
import type { JudgeSpend } from './judge-work.js';

/** Adds up what an answer's judges take, apart from what the answer itself took. */
export interface JudgeLedger {
  add(judge: ChatModel, reply: Pick<ChatReply, 'usage' | 'cached' | 'milliseconds'>): void;
  /** A call without an answer that was billed all the same. */
  addFailed(judge: ChatModel, usage: Usage): void;
  sum(): JudgeSpend;
}

export function createJudgeLedger(): JudgeLedger {
  let sum: JudgeSpend = { calls: 0, cached: 0, inputTokens: 0, outputTokens: 0, usd: 0, milliseconds: 0 };

  const charge = ({ id, price }: ChatModel, usage: Usage, isFree: boolean): void => {
    const usd = isFree ? 0 : costOf(id, usage, price);
    sum = {
      ...sum,
      inputTokens: sum.inputTokens + usage.inputTokens,
      outputTokens: sum.outputTokens + usage.outputTokens,
      usd: usd === undefined || sum.usd === undefined ? undefined : sum.usd + usd,
    };
  };

  return {
    add(judge, { usage, cached, milliseconds }) {
      charge(judge, usage, cached);
      const counted = cached ? { cached: sum.cached + 1 } : { calls: sum.calls + 1 };
      sum = { ...sum, ...counted, milliseconds: sum.milliseconds + milliseconds };
    },
    addFailed: (judge, usage) => charge(judge, usage, false),
    sum: () => sum,
  };
}
