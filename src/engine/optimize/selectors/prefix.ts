import type { Row } from '../../dataset/row.js';
import type { SelectContext } from '../parts.js';

/**
 * The arms by their places on the rows all of them are scored on, best first; equals keep their order: put the incumbent
 * first.
 */
export function ranked(
  arms: readonly string[],
  rows: readonly Row[],
  { places }: Pick<SelectContext, 'places'>,
  scores?: ReadonlyMap<string, number>,
): string[] {
  const found = places(arms, rows, scores);
  const of = new Map(arms.map((id, at) => [id, found[at] ?? 0]));
  return [...arms].sort((a, b) => (of.get(a) ?? 0) - (of.get(b) ?? 0));
}

/** Whether one is to be followed instead of another: it scores better, or as well for less where costs count. */
export function leads(
  id: string,
  than: string,
  rows: readonly Row[],
  { places }: Pick<SelectContext, 'places'>,
): boolean {
  const [own = 0, other = 0] = places([id, than], rows);
  return own < other;
}

/** How long a prefix of the rows all the arms can be measured on. */
export function affordableRows(arms: readonly string[], { rows, calls, table }: SelectContext): number {
  let left = calls;
  for (const [index, row] of rows.entries()) {
    left -= arms.filter((id) => !table.has(id, row)).length;
    if (left < 0) return index;
  }
  return rows.length;
}
