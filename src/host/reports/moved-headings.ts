import type { MovedRow, OptimizeReport } from '../../engine/optimize/contracts.js';
import { counted } from './wording.js';

export interface MovedList {
  readonly title: string;
  readonly rows: readonly MovedRow[];
}

/** The sealed rows that changed sides, losses first: they are what to look at. None of a list without rows. */
export function movedHeadings({ moved, judged }: OptimizeReport): readonly MovedList[] {
  if (moved === undefined) return [];
  const [lost, won] =
    judged === undefined
      ? ['got worse', 'got better']
      : ['on which the answer before is preferred', 'on which the new answer is preferred'];
  return [
    { title: `${counted(moved.losses.length, 'test row')} ${lost}`, rows: moved.losses },
    { title: `${counted(moved.wins.length, 'test row')} ${won}`, rows: moved.wins },
  ].filter(({ rows }) => rows.length > 0);
}
