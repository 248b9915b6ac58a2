import { distance } from 'fastest-levenshtein';

/** Texts longer than this take more than 0.05 s. */
const longest = 10_000;

/**
 * Levenshtein's distance in UTF-16 units. What both texts begin and end with is cut off first.
 * @returns a sentence where what is left is too long to compare for every answer
 */
export function editDistance(a: string, b: string): number | string {
  const start = commonStart(a, b);
  const end = commonEnd(a.slice(start), b.slice(start));
  const [left, right] = [a.slice(start, a.length - end), b.slice(start, b.length - end)];
  if (left.length === 0 || right.length === 0) return left.length + right.length;
  if (Math.max(left.length, right.length) > longest)
    return `the texts differ over more than ${longest.toLocaleString('en-US')} characters, which takes too long. Use \`rouge-1\` or \`chrf\`.`;
  return distance(left, right);
}

function commonStart(a: string, b: string): number {
  let at = 0;
  while (at < a.length && a[at] === b[at]) at++;
  return at;
}

function commonEnd(a: string, b: string): number {
  let at = 0;
  while (at < a.length && at < b.length && a[a.length - 1 - at] === b[b.length - 1 - at]) at++;
  return at;
}
