import type { Jury } from '../../eval/contracts/judged-metric.js';
import type { Metric } from '../../eval/contracts/metric.js';
import type { Judges } from '../../eval/judge/judge-answer.js';
import { juriesOf } from '../../eval/juries.js';
import type { AnswerPair } from '../../eval/pairs/answer-pair.js';
import { addCharges, type Charge } from '../../model/budget.js';
import type { ChatModel } from '../../model/chat-model.js';
import { estimateInputTokens, estimateTokens } from '../../model/estimate-tokens.js';
import { costOf } from '../../model/prices.js';

/** Of the request around what is compared or graded. */
export const questionTokens = 350;
/** The most a verdict takes with Hone's own request. */
export const verdictTokens = 700;
/** A comparison is asked in both orders. */
const orders = 2;

/** About what it takes to have two answers compared: the calls exactly. */
export function comparisonCharge({ messages, first, second }: AnswerPair, jury: Jury, judges: Judges): Charge {
  return juryCharge(jury, judges, estimateInputTokens(messages) + estimateTokens(first) + estimateTokens(second));
}

/** The same for so many tokens to compare. */
export function juryCharge({ judges: names, times }: Jury, judges: Judges, shown: number): Charge {
  return votesCharge({ judges: names, times: times * orders }, judges, shown);
}

/** About what it takes to have an answer graded, with so many tokens to show: the calls at most. */
export function gradingCharge(metrics: readonly Metric[], judges: Judges, shown: number): Charge {
  return addCharges(metrics.flatMap(juriesOf).map((jury) => votesCharge(jury, judges, shown)));
}

function votesCharge({ judges: names, times }: Jury, judges: Judges, shown: number): Charge {
  return addCharges(
    names.flatMap((name) => {
      const judge = judges.get(name);
      return judge === undefined ? [] : [callCharge(judge, shown, times)];
    }),
  );
}

function callCharge({ id, price }: ChatModel, shown: number, calls: number): Charge {
  const usage = { inputTokens: calls * (shown + questionTokens), outputTokens: calls * verdictTokens, estimated: true };
  return { calls, tokens: usage.inputTokens + usage.outputTokens, usd: costOf(id, usage, price) ?? 0 };
}
