/** Scores of candidates on the same rows, in the same order. */
export type RowScores = ReadonlyMap<string, Float64Array>;

/**
 * On how many rows each candidate of the front is among the best (GEPA, Agrawal et al. 2025): its chance to be the next
 * parent. A candidate is dominated, and left out, when every row it is best on has another undominated best; the worst
 * on average go first.
 */
export function paretoWeights(scores: RowScores): ReadonlyMap<string, number> {
  const rows = bestOfRows(scores);
  const front = new Set(rows.flat());
  for (const id of byMean(front, scores)) {
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

function byMean(ids: Iterable<string>, scores: RowScores): string[] {
  const sum = (id: string): number => (scores.get(id) ?? new Float64Array()).reduce((total, score) => total + score, 0);
  return [...ids].sort((a, b) => sum(a) - sum(b));
}
