import { combineScores } from './combine-scores.js';
import type { AskedMetric, AskedParts, Given } from './contracts/asked-metric.js';
import type { MadeOfOthers, RowMetric } from './contracts/row-metric.js';
import type { ScoredAnswer, ScoredPart } from './contracts/scored-answer.js';
import { freeName } from './free-name.js';
import { codeOf, isAskedOutside, juriesOf } from './juries.js';

/** A metric that can be a part of another: it scores single answers. */
export type PartMetric = RowMetric | AskedMetric;

const nothingGiven: Given = () => undefined;

/**
 * Several metrics as one: their mean by weight, which passes when all do, or at the threshold. What they ask outside is
 * asked under names that are unique among them.
 */
export function madeOf(metrics: readonly PartMetric[], threshold: number | undefined): MadeOfOthers {
  const parts = withOwnNames(metrics);
  const asked = askedBy(parts.map(({ metric }) => metric));
  return {
    score: (answer, _before, given = nothingGiven) => combineScores(partsOf(parts, answer, given), threshold),
    ...(asked && { asked }),
  };
}

interface Part {
  readonly metric: PartMetric;
  /** What reasons call it. */
  readonly shown: string;
}

function withOwnNames(metrics: readonly PartMetric[]): Part[] {
  const named: PartMetric[] = [];
  return metrics.map((given) => {
    const metric = { ...given, id: freeName(given.id, named) };
    named.push(metric);
    return { metric, shown: given.id };
  });
}

function askedBy(parts: readonly PartMetric[]): AskedParts | undefined {
  if (!parts.some(isAskedOutside)) return undefined;
  return {
    juries: parts.flatMap(juriesOf),
    code: parts.flatMap(codeOf),
    of: (answer) => askedAbout(answer, parts),
  };
}

/** All that has to be asked outside about an answer, each under a name of its own. */
export function askedAbout(answer: ScoredAnswer, metrics: readonly PartMetric[]): AskedMetric[] {
  return metrics.flatMap((metric): AskedMetric[] => {
    if (metric.level !== 'row') return [metric];
    return (metric.asked?.of(answer) ?? []).map((part) => ({ ...part, id: nameWithin(metric.id, part.id) }));
  });
}

/** What was said of the parts of one metric. */
export function givenWithin(metric: string, given: Given): Given {
  return (part) => given(nameWithin(metric, part));
}

function nameWithin(metric: string, part: string): string {
  return `${metric}/${part}`;
}

/** The scores of several bound metrics as the parts of one; those nobody was asked about yet are left out. */
function partsOf(parts: readonly Part[], answer: ScoredAnswer, given: Given): ScoredPart[] {
  return parts.flatMap(({ metric, shown }): ScoredPart[] => {
    const { id, weight = 1 } = metric;
    const found = metric.level === 'row' ? metric.score(answer, [], givenWithin(id, given)) : given(id);
    if (found === undefined) return [];
    const { value, reason, pass = value >= 1 } = found;
    return [{ value, pass, reason: reason === undefined ? undefined : `\`${shown}\`: ${reason}`, weight }];
  });
}

/** A metric that is several: their mean by weight, which counts as much as all of them. */
export function joined(
  id: string,
  metrics: readonly PartMetric[],
  [first]: readonly PartMetric[] = metrics,
): RowMetric {
  return {
    id,
    level: 'row',
    summary: first?.summary ?? '',
    needs: [],
    range: [0, 1],
    weight: metrics.reduce((sum, { weight = 1 }) => sum + weight, 0),
    ...madeOf(metrics, undefined),
  };
}
