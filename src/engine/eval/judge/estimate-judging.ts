import { estimateInputTokens, estimateTokens } from '../../model/estimate-tokens.js';
import type { Price } from '../../model/price.js';
import { costOf, mostOutputTokens } from '../../model/prices.js';
import { addEstimates, type CallsEstimate } from '../add-estimates.js';
import type { AskJudge, JudgedMetric } from '../contracts/judged-metric.js';
import type { PastCalls } from '../contracts/past-calls.js';
import type { ScoredAnswer } from '../contracts/scored-answer.js';
import { askedAbout, type PartMetric } from '../made-of-others.js';
import { judgeRequest } from './ask-judge.js';

/** Adds up what the judges of a variant's metrics would be asked about answers. */
export interface JudgingSum {
  /** @param compared metrics that hold answers against each other, as they grade one */
  add(
    answer: Omit<ScoredAnswer, 'reply'>,
    metrics: readonly PartMetric[],
    compared: readonly JudgedMetric[],
  ): Promise<void>;
  /** @param scale answers of the run for each that was added */
  result(scale: number): CallsEstimate;
}

interface Sum {
  calls: number;
  input: number;
  low: number;
  high: number;
}

interface KnownOfJudges {
  /** What their verdicts took in earlier runs; undefined for a model that has given none. */
  readonly past: ((judge: string) => PastCalls | undefined) | undefined;
  /** What the configuration says of a model. */
  readonly price: ((model: string) => Price | undefined) | undefined;
  readonly concurrency: number;
}

export function createJudgingSum(known: KnownOfJudges): JudgingSum {
  const sums = new Map<string, Sum>();
  return {
    async add(given, metrics, compared) {
      const answer = withReply(given);
      for (const metric of [...askedAbout(answer, metrics), ...compared]) {
        if (metric.level !== 'judged') continue;
        const { judges, times } = metric.jury;
        for (const judge of judges)
          await tryOut(metric, answer, pretendingTo({ judge, times, past: known.past?.(judge) }, sums));
      }
    },
    result: (scale) =>
      [...sums].map(([judge, sum]) => scaled(sum, scale, { judge, ...known })).reduce(addEstimates, nothing),
  };
}

const nothing: CallsEstimate = {
  calls: 0,
  inputTokens: 0,
  outputTokens: { low: 0, high: 0 },
  usd: { low: 0, high: 0 },
  seconds: { low: 0, high: 0 },
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

interface Pretended {
  readonly judge: string;
  readonly times: number;
  readonly past: PastCalls | undefined;
}

/** A judge that answers with the example of the form asked for. */
function pretendingTo({ judge, times, past }: Pretended, sums: Map<string, Sum>): AskJudge {
  const sum = sums.get(judge) ?? { calls: 0, input: 0, low: 0, high: 0 };
  sums.set(judge, sum);
  return async (question) => {
    const { request, mark } = judgeRequest(question, judge);
    const example = question.example(mark);
    const most = mostOutputTokens(judge, request.parameters);
    sum.calls += times;
    sum.input += times * estimateInputTokens(request.messages);
    sum.low += times * Math.min(most, past?.outputTokens.low ?? estimateTokens(example));
    sum.high += times * Math.min(most, past?.outputTokens.high ?? most);
    const reading = question.read(example, mark);
    if (reading === undefined)
      throw new Error('The example of a judge question cannot be read: this is a bug in Hone.');
    return Promise.resolve(reading);
  };
}

function scaled(
  sum: Sum,
  scale: number,
  { judge, past, price, concurrency }: KnownOfJudges & { readonly judge: string },
): CallsEstimate {
  const calls = Math.round(sum.calls * scale);
  const inputTokens = Math.round(sum.input * scale);
  const outputTokens = { low: Math.round(sum.low * scale), high: Math.round(sum.high * scale) };
  const costAt = (output: number): number | undefined =>
    costOf(judge, { inputTokens, outputTokens: output, estimated: true }, price?.(judge));
  const [low, high] = [costAt(outputTokens.low), costAt(outputTokens.high)];
  const usd = low === undefined || high === undefined ? undefined : { low, high };
  const took = past?.(judge)?.seconds;
  const seconds = took && { low: (took.low * calls) / concurrency, high: (took.high * calls) / concurrency };
  return { calls, inputTokens, outputTokens, usd, seconds };
}
