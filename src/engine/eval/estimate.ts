import type { Row } from '../dataset/row.js';
import { estimateInputTokens, estimateTokens } from '../model/estimate-tokens.js';
import { costOf, mostOutputTokens } from '../model/prices.js';
import type { Price } from '../model/price.js';
import { addEstimates } from './add-estimates.js';
import type { Variant } from './contracts/cell.js';
import type { JudgedMetric } from './contracts/judged-metric.js';
import type { Metric } from './contracts/metric.js';
import type { PastCalls, Range } from './contracts/past-calls.js';
import type { RunEstimate } from './contracts/run-estimate.js';
import { hasRowScores } from './has-row-scores.js';
import { juriesOf } from './juries.js';
import { createJudgingSum } from './judge/estimate-judging.js';
import { asGrading, plannedPairs } from './pairs/planned-pairs.js';
import { cellPreparer, type PreparePorts } from './prepare-cell.js';

export interface EstimatePlan {
  readonly variants: readonly ({ readonly variant: Variant; readonly metrics?: readonly Metric[] } & PreparePorts)[];
  readonly repeat: number;
  readonly concurrency: number;
  /** Undefined for a model that was never asked. */
  readonly past: (model: string) => PastCalls | undefined;
  /** The same of a judge's verdicts. */
  readonly pastVerdicts?: (judge: string) => PastCalls | undefined;
  /** What the configuration says a model costs. */
  readonly price?: (model: string) => Price | undefined;
}

/** Rows that are rendered; the others are counted and taken to be like them. */
const rendered = 1000;

/**
 * What a run is likely to cost, before it starts and without a key: an estimate, not a bound. Input tokens are estimated
 * (`estimateTokens`) from the first 1000 rendered rows, and the others are taken to be like them. Output tokens run from the length of the expected answers to the limit the prompt or the
 * model sets, or over what the model wrote in earlier runs. Answers that are already cached cost less.
 */
export async function estimateRun(plan: EstimatePlan, rows: AsyncIterable<Row>): Promise<RunEstimate> {
  const pairs = plannedPairs(plan.variants.map(({ variant, metrics = [] }) => ({ variant, metrics })));
  const sums = plan.variants.map((ready, index) => {
    const compared = pairs.filter(({ b }) => b === index).map(({ metric }) => asGrading(metric));
    return createSum(ready.variant, { ...ready, compared }, plan);
  });
  let count = 0;
  for await (const row of rows) {
    if (count < rendered) for (const sum of sums) await sum.add(row);
    count++;
  }
  const scale = (count / Math.max(1, Math.min(count, rendered))) * plan.repeat;
  const parts = sums.map((sum) => sum.result(scale, count * plan.repeat));
  return {
    calls: parts.length * count * plan.repeat,
    inputTokens: parts.reduce((total, { inputTokens }) => total + inputTokens, 0),
    outputTokens: addRanges(parts.map(({ outputTokens }) => outputTokens)) ?? { low: 0, high: 0 },
    usd: addRanges(parts.map(({ usd }) => usd)),
    seconds: addRanges(parts.map(({ seconds }) => seconds)),
    ...judging(parts),
  };
}

function judging(parts: readonly VariantEstimate[]): Pick<RunEstimate, 'judge'> {
  const [first, ...others] = parts.flatMap(({ judge }) => judge ?? []);
  return first === undefined ? {} : { judge: others.reduce(addEstimates, first) };
}

interface VariantSum {
  add(row: Row): Promise<void>;
  result(scale: number, calls: number): VariantEstimate;
}

interface VariantEstimate {
  readonly inputTokens: number;
  readonly outputTokens: Range;
  readonly usd: Range | undefined;
  readonly seconds: Range | undefined;
  readonly judge: RunEstimate['judge'];
}

/** What an answer nobody knows is taken for when its grading is estimated: about a hundred tokens. */
const unknownAnswer = 'word '.repeat(100);

function createSum(
  variant: Variant,
  {
    metrics = [],
    compared,
    ...ports
  }: EstimatePlan['variants'][number] & { readonly compared: readonly JudgedMetric[] },
  { past, pastVerdicts, price, concurrency }: EstimatePlan,
): VariantSum {
  const parts = metrics.filter(hasRowScores);
  const grades = compared.length > 0 || parts.some((metric) => juriesOf(metric).length > 0);
  const grading = createJudgingSum({ past: pastVerdicts, price, concurrency });
  const prepare = cellPreparer(variant, ports);
  const known = past(variant.model);
  let input = 0;
  let low = 0;
  let high = 0;
  return {
    async add(row) {
      const cell = prepare(row, 0);
      if ('error' in cell) return;
      const most = mostOutputTokens(variant.model, cell.request.parameters);
      input += estimateInputTokens(cell.request.messages);
      low += Math.min(most, known?.outputTokens.low ?? Math.max(1, estimateTokens(cell.expected ?? '')));
      high += Math.min(most, known?.outputTokens.high ?? most);
      if (!grades) return;
      const { request, expected, labels } = cell;
      const answer = expected ?? unknownAnswer;
      const asked = { answer, expected, labels, label: undefined, values: row.values, messages: request.messages };
      await grading.add(asked, parts, compared);
    },
    result(scale, calls) {
      const inputTokens = Math.round(input * scale);
      const outputTokens = { low: Math.round(low * scale), high: Math.round(high * scale) };
      const seconds = known && scaleRange(known.seconds, calls / concurrency);
      const costAt = (output: number): number | undefined =>
        costOf(variant.model, { inputTokens, outputTokens: output, estimated: true }, price?.(variant.model));
      const usd = rangeOf(costAt(outputTokens.low), costAt(outputTokens.high));
      return {
        inputTokens,
        outputTokens,
        usd,
        seconds,
        judge: !grades ? undefined : grading.result(scale),
      };
    },
  };
}

function rangeOf(low: number | undefined, high: number | undefined): Range | undefined {
  return low === undefined || high === undefined ? undefined : { low, high };
}

function scaleRange({ low, high }: Range, factor: number): Range {
  return { low: low * factor, high: high * factor };
}

/** Undefined as soon as one part is not known. */
function addRanges(ranges: readonly (Range | undefined)[]): Range | undefined {
  let total: Range = { low: 0, high: 0 };
  for (const range of ranges) {
    if (range === undefined) return undefined;
    total = { low: total.low + range.low, high: total.high + range.high };
  }
  return total;
}
