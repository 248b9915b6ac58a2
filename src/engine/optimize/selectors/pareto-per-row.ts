/** Scores of candidates on the same rows, in the same order. */
export type RowScores = ReadonlyMap<string, Float64Array>;

/**
 * On how many rows each candidate of the front is among the best (GEPA, Agrawal et al. 2025): its chance to be the next
 * parent. A candidate is dominated, and left out, when every row it is best on has another undominated best; the last by
 * their places go first, which are those on average unless others are given.
 */
export function paretoWeights(
  scores: RowScores,
  placeOf: ReadonlyMap<string, number> = byMean(scores),
): ReadonlyMap<string, number> {
  const rows = bestOfRows(scores);
  const front = new Set(rows.flat());
  for (const id of [...front].sort((a, b) => (placeOf.get(b) ?? 0) - (placeOf.get(a) ?? 0))) {
    const own = rows.filter((best) => best.includes(id));
    if (own.every((best) => best.some((other) => other !== id && front.has(other)))) front.delete(id);
  }
  return new Map([...front].map((id) => [id, rows.filter((best) => best.includes(id)).length]));
}

/** The candidates with the best score, row by row. */
function bestOfRows(scores: RowScores): string[][] {
  const count = Math.min(...[...scores.values()].map(({ length }) => length));
  return Array.from({ length: scores.size === 0 ? 0 : count }, (_, row) => {
    const best = Math.max(...[...scores.values()].map((own) => own[row] ?? -Infinity));
    return [...scores].flatMap(([id, own]) => (own[row] === best ? id : []));
  });
}

/** The less, the better. */
function byMean(scores: RowScores): ReadonlyMap<string, number> {
  return new Map([...scores].map(([id, own]) => [id, -own.reduce((total, score) => total + score, 0)]));
}
