import type { Row } from '../../dataset/row.js';
import type { DuelCounts } from '../contracts.js';

/** What became of one comparison: 1 where the second is preferred, 0 where the first is, 0.5 for a tie. */
export interface Judgement {
  readonly value: number;
  readonly asked: number;
  readonly turned: number;
}

export interface Match {
  readonly a: string;
  readonly b: string;
  readonly rows: readonly Row[];
  readonly votes: number;
}

type Pair = Pick<Match, 'a' | 'b' | 'votes'>;

/** Every comparison of a run. Who stands first does not matter: both orders were asked. */
export interface DuelTable {
  has(pair: Pair, row: Row): boolean;
  record(pair: Pair, row: Row, judgement: Judgement): void;
  count(match: Match): DuelCounts;
  /** The share of `b` on those of the rows that have a comparison, in the order given. */
  shares(match: Match): Float64Array;
  /** The same of one row; undefined without a comparison. */
  shareOn(pair: Pair, row: Row): number | undefined;
}

export function createDuelTable(): DuelTable {
  const known = new Map<string, Judgement>();
  const find = (pair: Pair, row: Row): Judgement | undefined => {
    const own = known.get(keyOf(pair, row));
    return own && turnedTo(pair, own);
  };
  const found = (match: Match): Judgement[] => match.rows.flatMap((row) => find(match, row) ?? []);
  return {
    has: (pair, row) => known.has(keyOf(pair, row)),
    record: (pair, row, judgement) => known.set(keyOf(pair, row), turnedTo(pair, judgement)),
    count: (match) => countsOf(found(match)),
    shares: (match) => Float64Array.from(found(match), ({ value }) => value),
    shareOn: (pair, row) => find(pair, row)?.value,
  };
}

function countsOf(judgements: readonly Judgement[]): DuelCounts {
  const sum = (of: (judgement: Judgement) => number): number =>
    judgements.reduce((total, judgement) => total + of(judgement), 0);
  return {
    wins: sum(({ value }) => (value > 0.5 ? 1 : 0)),
    losses: sum(({ value }) => (value < 0.5 ? 1 : 0)),
    ties: sum(({ value }) => (value === 0.5 ? 1 : 0)),
    asked: sum(({ asked }) => asked),
    turned: sum(({ turned }) => turned),
  };
}

function keyOf({ a, b, votes }: Pair, row: Row): string {
  return JSON.stringify([...[a, b].sort(), votes, row.id]);
}

/** Values are kept as those of the pair in the order of its ids. */
function turnedTo({ a, b }: Pair, judgement: Judgement): Judgement {
  return a <= b ? judgement : { ...judgement, value: 1 - judgement.value };
}
