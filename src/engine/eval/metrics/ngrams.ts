/** How often each run of `n` tokens occurs. */
export function countNgrams(tokens: readonly string[], n: number): Map<string, number> {
  const counts = new Map<string, number>();
  for (let at = 0; at + n <= tokens.length; at++) {
    let gram = tokens[at] ?? '';
    for (let next = at + 1; next < at + n; next++) gram += `\u0000${tokens[next] ?? ''}`;
    counts.set(gram, (counts.get(gram) ?? 0) + 1);
  }
  return counts;
}

/** How many of the one are among the other, each as often as both have it. */
export function commonCount(a: ReadonlyMap<string, number>, b: ReadonlyMap<string, number>): number {
  let common = 0;
  for (const [gram, count] of a) common += Math.min(count, b.get(gram) ?? 0);
  return common;
}

/** The harmonic mean of precision and recall, from counts; 0 where nothing is common. */
export function f1Of(common: number, found: number, wanted: number): number {
  return common === 0 ? 0 : (2 * common) / (found + wanted);
}

/** How many there are in runs of `n`. */
export function ngramTotal(length: number, n: number): number {
  return Math.max(0, length - n + 1);
}
