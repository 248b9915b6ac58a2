import { type Column, createColumn } from '../column.js';
import type { PairResult } from './pair-result.js';
import { createJudgeTally, type JudgeTally } from '../judge/judge-tally.js';

/** What is kept of the comparisons of a run: numbers by cell, no texts. */
export interface PairTally {
  readonly pairs: ReadonlyMap<string, PairColumns>;
  readonly judge: JudgeTally;
  /** Comparisons without a verdict. */
  unjudged(): number;
  /** A verdict is never replaced; an error is. */
  add(cell: number, result: PairResult): void;
  isDone(cell: number, key: PairKey): boolean;
}

export type PairKey = Pick<PairResult, 'metric' | 'a' | 'b'>;

export interface PairColumns extends PairKey {
  /** 1 where `b` was preferred. */
  readonly values: Column;
  readonly asked: Column;
  readonly turned: Column;
}

export function createPairTally(): PairTally {
  const pairs = new Map<string, PairColumns>();
  const judge = createJudgeTally();
  const unjudged = new Set<string>();
  const isDone = (cell: number, key: PairKey): boolean => !Number.isNaN(pairs.get(nameOf(key))?.values.at(cell) ?? NaN);
  return {
    pairs,
    judge,
    unjudged: () => unjudged.size,
    isDone,
    add(cell, result) {
      const { metric, a, b, value, asked, turned, error } = result;
      if (isDone(cell, result)) return;
      const name = nameOf(result);
      judge.add(cell, result.judge, error === undefined, `${name} ${cell}`);
      if (error !== undefined) {
        unjudged.add(`${name} ${cell}`);
        return;
      }
      unjudged.delete(`${name} ${cell}`);
      const columns = pairs.get(name) ?? {
        ...{ metric, a, b },
        values: createColumn(),
        asked: createColumn(),
        turned: createColumn(),
      };
      pairs.set(name, columns);
      columns.values.set(cell, value);
      columns.asked.set(cell, asked);
      columns.turned.set(cell, turned);
    },
  };
}

function nameOf({ metric, a, b }: PairKey): string {
  return JSON.stringify([metric, a, b]);
}
