import { comparisonSentence } from '../../engine/eval/sentences.js';
import type { Metric } from '../../engine/eval/contracts/metric.js';
import { commonRows } from '../../engine/eval/paired-rows.js';
import { comparePairs, estimateOn } from '../../engine/eval/report.js';
import type { VariantTally } from '../../engine/eval/variant-tally.js';
import { seededRandom } from '../../engine/random/seeded.js';
import { HostError } from '../host-error.js';
import { type JointTally, jointTally, type TallySide } from './compare/joint-tally.js';
import { type JudgedPair, movedRows } from './compare/moved-rows.js';
import { pairVariants } from './compare/pair-variants.js';
import { rowKeys } from './compare/row-keys.js';
import { changesBetween, modelsOf } from './compare/run-changes.js';
import type { ComparedRun, MetricDifference, RunComparison } from './compare/run-comparison.js';
import { storedColumns } from './runs/stored-columns.js';
import { type StoredRun, textsOf } from './runs/stored-run.js';

export type { RunComparison };

/**
 * Holds run `b` against run `a` on the rows both have scored.
 * @param limit how many lost, won and changed rows are read for each pair of variants
 * @throws HostError `bad-argument` when the runs share no row, or nothing that both have scored
 */
export async function compareRuns(a: StoredRun, b: StoredRun, limit: number): Promise<RunComparison> {
  const [textsA, textsB] = [await textsOf(a), await textsOf(b)];
  const [keyA, keyB] = await rowKeys(a, b);
  const joint = await jointTally(
    { run: a, columns: await storedColumns(a, textsA), keyOf: keyA },
    { run: b, columns: await storedColumns(b, textsB), keyOf: keyB },
  );
  const rows = countRows(joint);
  if (rows.common === 0) throw noCommonRows(a, b);
  const matched = pairVariants(a.header.variants, b.header.variants);
  const pairs = matched.pairs.map(({ a: one, b: other }): JudgedPair => {
    return { a: one.id, b: other.id, judge: judgeOf(joint, one.id, other.id) };
  });
  const measured = differences(joint, pairs);
  const moved = await movedRows(joint, pairs, limit);
  return {
    a: describe(joint.sides[0], rows.common + rows.onlyA),
    b: describe(joint.sides[1], rows.common + rows.onlyB),
    changes: changesBetween({ header: a.header, texts: textsA }, { header: b.header, texts: textsB }),
    rows,
    pairs: pairs.flatMap((pair, index) => {
      const [metrics, moves] = [measured[index], moved[index]];
      return metrics && moves ? [{ ...pair, rows: metrics.rows, metrics: metrics.found, ...moves }] : [];
    }),
    unpaired: { a: matched.onlyA.map(({ id }) => id), b: matched.onlyB.map(({ id }) => id) },
  };
}

function noCommonRows(a: StoredRun, b: StoredRun): HostError {
  const [dataA, dataB] = [a.header.data.path, b.header.data.path];
  const files = dataA === dataB ? `${dataA} as it was then and as it was later` : `${dataA} and ${dataB}`;
  const message = `Runs ${a.header.id} and ${b.header.id} share no row: they are about ${files}.`;
  return new HostError(
    'bad-argument',
    `${message} Only the same rows can be compared: evaluate both on the same data.`,
  );
}

/** The first metric of single rows that both have. */
function judgeOf({ sides: [inA, inB] }: JointTally, a: string, b: string): string | null {
  const others = new Set(inB.variant(b)?.metrics.map(({ id }) => id));
  const shared = inA.variant(a)?.metrics.find(({ id, level }) => level === 'row' && others.has(id));
  return shared?.id ?? null;
}

interface Measured {
  readonly rows: number;
  readonly found: readonly MetricDifference[];
}

function differences({ tally, sides: [inA, inB] }: JointTally, pairs: readonly JudgedPair[]): Measured[] {
  const random = seededRandom(inB.run.header.settings.seed);
  const tallies = pairs.flatMap((pair) => {
    const [a, b] = [inA.variant(pair.a), inB.variant(pair.b)];
    return a && b ? [{ a, b }] : [];
  });
  const all = comparePairs(tally, tallies, random);
  return tallies.map(({ a, b }) => {
    const rows = commonRows(tally, a, b);
    const score = (own: VariantTally, metric: Metric): MetricDifference['a'] =>
      estimateOn(tally, { own, rows }, metric, random.fork(metric.id));
    const found = all.filter((one) => one.a === a.variant.id && one.b === b.variant.id);
    return {
      rows: rows.length,
      found: found.flatMap((comparison) => {
        const [ofA, ofB] = [a, b].map((own) => own.metrics.find(({ id }) => id === comparison.metric));
        if (ofA === undefined || ofB === undefined) return [];
        const sentence = comparisonSentence(comparison, { a: 'A', b: 'B' });
        return [{ ...comparison, a: score(a, ofA), b: score(b, ofB), sentence }];
      }),
    };
  });
}

function countRows({ tally, sides: [inA, inB] }: JointTally): RunComparison['rows'] {
  const counts = { common: 0, onlyA: 0, onlyB: 0 };
  for (let slot = 0; slot < tally.rows.size; slot++) {
    const [isInA, isInB] = [inA, inB].map(({ lines }) => !Number.isNaN(lines.at(slot)));
    if (isInA && isInB) counts.common++;
    else if (isInA) counts.onlyA++;
    else counts.onlyB++;
  }
  return counts;
}

function describe({ run: { header }, stop }: TallySide, rows: number): ComparedRun {
  const { id, started, prompts, data } = header;
  return {
    run: id,
    started,
    stop,
    prompts: prompts.map(({ path }) => path),
    models: modelsOf(header),
    data: data.path,
    rows,
  };
}
