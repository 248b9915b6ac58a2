import { estimateInputTokens, estimateTokens } from '../../model/estimate-tokens.js';
import type { Price } from '../../model/price.js';
import { costOf, mostOutputTokens } from '../../model/prices.js';
import type { AskJudge, JudgedMetric } from '../contracts/judged-metric.js';
import type { ScoredAnswer } from '../contracts/scored-answer.js';
import type { RunEstimate } from '../contracts/run-estimate.js';
import { askedAbout, type PartMetric } from '../made-of-others.js';
import { judgeRequest } from './ask-judge.js';

type JudgeEstimate = NonNullable<RunEstimate['judge']>;

/** Adds up what the judges of a variant's metrics would be asked about answers. */
export interface JudgingSum {
  /** @param compared metrics that hold answers against each other, as they grade one */
  add(
    answer: Omit<ScoredAnswer, 'reply'>,
    metrics: readonly PartMetric[],
    compared: readonly JudgedMetric[],
  ): Promise<void>;
  /** @param scale answers of the run for each that was added */
  result(scale: number): JudgeEstimate;
}

interface Sum {
  calls: number;
  input: number;
  low: number;
  high: number;
}

/**
 * @param price what the configuration says of a model
 */
export function createJudgingSum(price: ((model: string) => Price | undefined) | undefined): JudgingSum {
  const sums = new Map<string, Sum>();
  return {
    async add(given, metrics, compared) {
      const answer = withReply(given);
      for (const metric of [...askedAbout(answer, metrics), ...compared]) {
        if (metric.level !== 'judged') continue;
        const { judges, times } = metric.jury;
        for (const judge of judges) await tryOut(metric, answer, pretendingTo(judge, times, sums));
      }
    },
    result: (scale) =>
      [...sums].map(([judge, sum]) => scaled(sum, scale, [judge, price?.(judge)])).reduce(added, nothing),
  };
}

const nothing: JudgeEstimate = {
  calls: 0,
  inputTokens: 0,
  outputTokens: { low: 0, high: 0 },
  usd: { low: 0, high: 0 },
};

/** A row whose metric cannot be asked about counts nothing: in the run it is an error. */
async function tryOut(metric: JudgedMetric, answer: ScoredAnswer, ask: AskJudge): Promise<void> {
  await metric.score(answer, ask).catch(() => undefined);
}

function withReply(answer: Omit<ScoredAnswer, 'reply'>): ScoredAnswer {
  const usage = { inputTokens: 0, outputTokens: 0, estimated: true };
  return {
    ...answer,
    reply: { text: answer.answer, usage, finishReason: 'stop', cached: true, milliseconds: 0 },
  };
}

/** A judge that answers with the example of the form asked for. */
function pretendingTo(judge: string, times: number, sums: Map<string, Sum>): AskJudge {
  const sum = sums.get(judge) ?? { calls: 0, input: 0, low: 0, high: 0 };
  sums.set(judge, sum);
  return async (question) => {
    const { request, mark } = judgeRequest(question, judge);
    const example = question.example(mark);
    const most = mostOutputTokens(judge, request.parameters);
    sum.calls += times;
    sum.input += times * estimateInputTokens(request.messages);
    sum.low += times * Math.min(most, estimateTokens(example));
    sum.high += times * most;
    const reading = question.read(example, mark);
    if (reading === undefined)
      throw new Error('The example of a judge question cannot be read: this is a bug in Hone.');
    return Promise.resolve(reading);
  };
}

function scaled(sum: Sum, scale: number, [judge, price]: readonly [string, Price | undefined]): JudgeEstimate {
  const inputTokens = Math.round(sum.input * scale);
  const outputTokens = { low: Math.round(sum.low * scale), high: Math.round(sum.high * scale) };
  const costAt = (output: number): number | undefined =>
    costOf(judge, { inputTokens, outputTokens: output, estimated: true }, price);
  const [low, high] = [costAt(outputTokens.low), costAt(outputTokens.high)];
  const usd = low === undefined || high === undefined ? undefined : { low, high };
  return { calls: Math.round(sum.calls * scale), inputTokens, outputTokens, usd };
}

export function added(a: JudgeEstimate, b: JudgeEstimate): JudgeEstimate {
  return {
    calls: a.calls + b.calls,
    inputTokens: a.inputTokens + b.inputTokens,
    outputTokens: { low: a.outputTokens.low + b.outputTokens.low, high: a.outputTokens.high + b.outputTokens.high },
    usd: a.usd && b.usd && { low: a.usd.low + b.usd.low, high: a.usd.high + b.usd.high },
  };
}
