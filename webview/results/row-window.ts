/** Pixels; `results.css` gives rows the same height. */
export const rowHeight = 26;

/** Rows kept beyond each edge of the screen, so that a small scroll needs no message. */
const margin = 45;
/** Asked for where nothing is known of the screen yet. */
export const firstRows = 60;
/** New ones are asked for when fewer than these are left, before anybody sees a gap. */
const reserve = 25;

/** Rows by their place in the list. */
export interface RowRange {
  readonly first: number;
  readonly count: number;
}

/**
 * The rows to ask for at a scroll position; undefined while enough around those on screen are there, or on their way.
 * Their number does not depend on the position, so that the elements of rows that left serve those that come.
 */
export function windowOf(
  scrollTop: number,
  height: number,
  { total, held }: { readonly total: number; readonly held: RowRange },
): RowRange | undefined {
  const top = Math.min(Math.floor(scrollTop / rowHeight), total);
  const onScreen = Math.ceil(height / rowHeight) + 1;
  const bottom = Math.min(top + onScreen, total);
  const isThere =
    Math.max(0, top - reserve) >= held.first && Math.min(total, bottom + reserve) <= held.first + held.count;
  if (isThere) return undefined;
  return { first: Math.max(0, top - margin), count: onScreen + 2 * margin };
}
