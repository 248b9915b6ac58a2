import { hashText } from '../../text/hash.js';
import type { CellResult } from '../contracts/cell.js';

/** What became of one row with one text: means over its repeats. */
export interface RowOutcome {
  /** By metric, of the repeats that were scored. */
  readonly scores: Readonly<Record<string, number>>;
  /** By repeat: what tells the answer from another one, its label where there are labels. */
  readonly answers: ReadonlyMap<number, string>;
}

/** The scored answers of a run, by variant and row. */
export interface VaryCells {
  add(cell: CellResult): void;
  rowsOf(variant: string): ReadonlyMap<string, RowOutcome>;
}

/** Long answers are kept as their hash: a run may have a million. */
const longest = 40;

export function createVaryCells(): VaryCells {
  const variants = new Map<string, Map<string, Map<number, Answered>>>();
  return {
    add({ outcome, variant, row, repeat, scores, label, answer }) {
      if (outcome !== 'scored') return;
      const rows = variants.get(variant) ?? new Map<string, Map<number, Answered>>();
      const repeats = rows.get(row) ?? new Map<number, Answered>();
      const text = label ?? answer.trim();
      repeats.set(repeat, { scores, answer: text.length > longest ? hashText(text) : text });
      variants.set(variant, rows.set(row, repeats));
    },
    rowsOf: (variant) => new Map([...(variants.get(variant) ?? [])].map(([row, repeats]) => [row, outcomeOf(repeats)])),
  };
}

interface Answered {
  readonly scores: CellResult['scores'];
  readonly answer: string;
}

function outcomeOf(repeats: ReadonlyMap<number, Answered>): RowOutcome {
  const inOrder = [...repeats].sort(([a], [b]) => a - b);
  return {
    scores: meanScores(inOrder.map(([, { scores }]) => scores)),
    answers: new Map(inOrder.map(([repeat, { answer }]) => [repeat, answer])),
  };
}

function meanScores(repeats: readonly CellResult['scores'][]): Record<string, number> {
  const names = new Set(repeats.flatMap((scores) => Object.keys(scores)));
  return Object.fromEntries(
    [...names].map((name) => {
      const values = repeats.flatMap((scores) => scores[name] ?? []);
      return [name, values.reduce((sum, value) => sum + value, 0) / values.length];
    }),
  );
}
