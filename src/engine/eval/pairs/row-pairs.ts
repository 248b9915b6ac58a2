import type { Row } from '../../dataset/row.js';
import type { CellPorts } from '../cell-runner.js';
import type { CellResult, Variant } from '../contracts/cell.js';
import type { AnswerPair } from './answer-pair.js';
import type { PairResult } from './pair-result.js';
import { cellPreparer } from '../prepare-cell.js';
import type { RunTally } from '../run-tally.js';
import { judgePair } from './judge-pair.js';
import { expectedAnswer, plannedPairs, type PlannedPair } from './planned-pairs.js';

/** The answers to one row, gathered until the last one is there. */
export interface RowGroup {
  readonly row: Row;
  readonly repeat: number;
  /** Cells that are still to come. */
  waiting: number;
  /** By the place of the variant. */
  readonly answers: Map<number, CellResult>;
}

export interface RowPairs {
  /** Whether a row has comparisons without a verdict. */
  isOpen(row: Row, repeat: number): boolean;
  /** Compares what was answered and has no verdict yet, one pair after the other. */
  compare(group: RowGroup, signal: AbortSignal): AsyncGenerator<PairResult, void>;
}

type Planned = CellPorts & { readonly variant: Variant };

export function createRowPairs(variants: readonly Planned[], tally: RunTally): RowPairs {
  const pairs = plannedPairs(variants);
  const prepare = variants.map(({ variant, ...ports }) => cellPreparer(variant, ports));
  const nameOf = (at: number | undefined): string =>
    at === undefined ? expectedAnswer : (variants[at]?.variant.id ?? '');
  const keyOf = ({ metric, a, b }: PlannedPair): Pick<PairResult, 'metric' | 'a' | 'b'> => {
    return { metric: metric.id, a: nameOf(a), b: nameOf(b) };
  };
  const shown = ({ a, b }: PlannedPair, { row, repeat, answers }: RowGroup): AnswerPair | undefined => {
    const [one, other] = [answers.get(a ?? b), answers.get(b)];
    if (one?.outcome !== 'scored' || other?.outcome !== 'scored') return undefined;
    const cell = prepare[a ?? b]?.(row, repeat);
    const first = a === undefined ? other.expected : one.answer;
    if (first === undefined || cell === undefined || 'error' in cell) return undefined;
    const { messages } = cell.request;
    return { first, second: other.answer, expected: other.expected, values: row.values, messages };
  };
  return {
    isOpen: (row, repeat) => pairs.some((pair) => !tally.isPairDone(keyOf(pair), row, repeat)),
    async *compare(group, signal) {
      const { row, repeat } = group;
      for (const pair of pairs) {
        const answers = shown(pair, group);
        if (answers === undefined || tally.isPairDone(keyOf(pair), row, repeat)) continue;
        const jurors = { judges: variants[pair.b]?.judges ?? new Map(), signal };
        const verdict = await judgePair(pair.metric, answers, jurors);
        yield { ...keyOf(pair), row: row.id, line: row.line, repeat, ...verdict };
      }
    },
  };
}
