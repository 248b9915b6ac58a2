/** Bands of more steps than this take more than a tenth of a second. */
const mostSteps = 25_000_000;

/**
 * Whether no more than `most` characters must be inserted, left out or changed to make the one text of the other.
 * Only the diagonals that so few edits can reach are looked at (Ukkonen 1985), so long texts cost little.
 * @returns a sentence where there are too many of them
 */
export function editsWithin(a: string, b: string, most: number): boolean | string {
  const band = Math.min(Math.floor(most), Math.max(a.length, b.length));
  if (Math.abs(a.length - b.length) > band) return false;
  if (a.length * (2 * band + 1) > mostSteps)
    return `texts of ${a.length.toLocaleString('en-US')} characters take too long at a threshold of ${most}. Use a smaller one, or \`chrf\`.`;
  let above = new Int32Array(b.length + 1).map((_, column) => Math.min(column, band + 1));
  let row = new Int32Array(b.length + 1).fill(band + 1);
  for (let line = 1; line <= a.length; line++) {
    if (fillRow(row, above, { unit: a.charCodeAt(line - 1), b, line, band }) > band) return false;
    [row, above] = [above, row];
  }
  return (above[b.length] ?? band + 1) <= band;
}

interface Line {
  /** The character of the line. */
  readonly unit: number;
  readonly b: string;
  readonly line: number;
  readonly band: number;
}

/** The edits up to each column of the band; those outside of it are more than `band`. @returns the least of them */
function fillRow(row: Int32Array, above: Int32Array, { unit, b, line, band }: Line): number {
  const far = band + 1;
  const first = Math.max(1, line - band);
  const last = Math.min(b.length, line + band);
  let before = first === 1 ? Math.min(line, far) : far;
  row[first - 1] = before;
  let least = before;
  for (let column = first; column <= last; column++) {
    const changed = (above[column - 1] ?? far) + (unit === b.charCodeAt(column - 1) ? 0 : 1);
    before = Math.min(changed, (above[column] ?? far) + 1, before + 1, far);
    row[column] = before;
    least = Math.min(least, before);
  }
  if (last < b.length) row[last + 1] = far;
  return least;
}
