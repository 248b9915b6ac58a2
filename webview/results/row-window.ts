/** Pixels; `results.css` gives rows the same height. */
export const rowHeight = 26;

/** Rows kept beyond each edge of the screen, so that a small scroll needs no message. */
const margin = 60;
/** Asked for where nothing is known of the screen yet. */
export const firstRows = 60;
/** New ones are asked for when fewer than these are left, before anybody sees a gap. */
const reserve = 30;

interface Loaded {
  readonly total: number;
  readonly first: number;
  readonly items: readonly unknown[];
}

/** The rows to ask for at a scroll position; undefined while enough are there around those on screen. */
export function windowOf(
  scrollTop: number,
  height: number,
  { total, first: loadedFirst, items }: Loaded,
): { first: number; count: number } | undefined {
  const top = Math.min(Math.floor(scrollTop / rowHeight), total);
  const bottom = Math.min(Math.ceil((scrollTop + height) / rowHeight), total);
  const isThere =
    Math.max(0, top - reserve) >= loadedFirst && Math.min(total, bottom + reserve) <= loadedFirst + items.length;
  if (isThere) return undefined;
  const first = Math.max(0, top - margin);
  return { first, count: bottom - first + margin };
}
