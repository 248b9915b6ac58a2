import type { Row } from '../../src/engine/dataset/row.js';
import type { Candidate, ScoreJob, SearchContext } from '../../src/engine/optimize/parts.js';
import { placesByScore } from '../../src/engine/optimize/places.js';
import { createScoreTable } from '../../src/engine/optimize/score-table.js';
import type { Random } from '../../src/engine/random/seeded.js';

/** Draws the numbers given, in order, as `seededRandom` would use them; asking for more is a mistake of the test. */
export function scriptedRandom(numbers: readonly number[]): Random & { left(): number } {
  let at = 0;
  const next = (): number => {
    const drawn = numbers[at++];
    if (drawn === undefined) throw new Error('The script has no more numbers.');
    return drawn;
  };
  const below = (limit: number): number => Math.floor(next() * limit);
  const sample = <T>(items: readonly T[], count: number): T[] => {
    const pool = [...items];
    const size = Math.min(count, pool.length);
    for (let i = 0; i < size; i++) {
      const j = i + below(pool.length - i);
      [pool[i], pool[j]] = [pool[j] as T, pool[i] as T];
    }
    return pool.slice(0, size);
  };
  const own: Random = { next, below, sample, shuffle: (items) => sample(items, items.length), fork: () => own };
  return { ...own, left: () => numbers.length - at };
}

export interface ScriptedScores extends Pick<SearchContext, 'table' | 'places' | 'score' | 'rows'> {
  /** Scores that were asked for and not known before. */
  readonly calls: () => number;
}

/** Scores by candidate, one digit a train row: `1011` is right on all but the second; `-` is a lost call. */
export function scriptedScores(scores: Readonly<Record<string, string>>): ScriptedScores {
  const train = Array.from(
    { length: Object.values(scores)[0]?.length ?? 0 },
    (_, at): Row => ({ id: `${at}`, line: at + 1, values: {} }),
  );
  const table = createScoreTable();
  let calls = 0;
  const score = (jobs: readonly ScoreJob[]): Promise<void> => {
    for (const { id, rows } of jobs) {
      for (const row of rows) {
        if (table.has(id, row)) continue;
        calls++;
        const digit = scores[id]?.[Number(row.id)];
        if (digit === '-') continue;
        table.record(id, { row: row.id, answer: '', expected: '', score: Number(digit) });
      }
    }
    return Promise.resolve();
  };
  return { table, places: placesByScore(table), score, rows: { pool: [], train, dev: [] }, calls: () => calls };
}

/** A candidate of which nothing matters but its id and where it is from. */
export function stubCandidate(id: string, parents: readonly string[] = []): Candidate {
  const doc = {} as Candidate['doc'];
  return { id, text: id, doc, genome: { parts: {}, demos: undefined }, parents, operator: 'test', step: 1 };
}
