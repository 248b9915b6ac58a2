import type { Random } from '../../random/seeded.js';
import type { PreferenceReport } from '../contracts/comparison.js';
import type { RunTally } from '../run-tally.js';
import { compareScores } from '../statistics/compare-scores.js';
import { estimateMean } from '../statistics/estimate-mean.js';
import { holm } from '../statistics/holm.js';
import type { PairColumns } from './pair-tally.js';

/** How often each `b` was preferred to its `a`, and how far the judges went by the places; p is Holm's over a metric's pairs. */
export function preferencesOf(tally: RunTally, random: Random): PreferenceReport[] {
  const order = new Map(tally.variants.map(({ variant }, index) => [variant.id, index]));
  const sorted = [...tally.pairs.pairs.values()].sort(
    (one, other) => placeOf(one, order) - placeOf(other, order) || (one.metric < other.metric ? -1 : 1),
  );
  return [...new Set(sorted.map(({ metric }) => metric))].sort().flatMap((metric) => {
    const found = sorted.filter((pair) => pair.metric === metric).map((pair) => preference(tally, pair, random));
    const adjusted = holm(found.map(({ p }) => p));
    return found.map((report, index) => ({ ...report, p: adjusted[index] ?? report.p }));
  });
}

function placeOf({ a, b }: PairColumns, order: ReadonlyMap<string, number>): number {
  return (order.get(b) ?? 0) * order.size + (order.get(a) ?? 0);
}

function preference(tally: RunTally, pair: PairColumns, random: Random): PreferenceReport {
  const { metric, a, b } = pair;
  const own = random.fork(JSON.stringify(['preference', metric, a, b]));
  const values = rowMeans(tally, (cell) => pair.values.at(cell));
  const turned = rowMeans(tally, (cell) => pair.turned.at(cell) / (pair.asked.at(cell) || NaN));
  const others = values.map((value) => 1 - value);
  const { p, wins, losses, ties } = compareScores(others, values, own.fork('p'));
  return {
    ...{ metric, a, b, n: values.length, wins, losses, ties, p },
    winRate: estimateMean(values, own.fork('win')),
    bias: turned.length === 0 ? null : { n: turned.length, share: estimateMean(turned, own.fork('bias')) },
  };
}

/** Rows that have a number, each the mean of its repeats, in a fixed order. */
function rowMeans({ rows, repeats }: RunTally, at: (cell: number) => number): Float64Array {
  const means: number[] = [];
  for (const row of rows.inFixedOrder()) {
    const own: number[] = [];
    for (let cell = row * repeats; cell < (row + 1) * repeats; cell++) if (!Number.isNaN(at(cell))) own.push(at(cell));
    if (own.length > 0) means.push(own.reduce((sum, one) => sum + one, 0) / own.length);
  }
  return Float64Array.from(means);
}
