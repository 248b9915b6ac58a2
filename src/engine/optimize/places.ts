import type { Row } from '../dataset/row.js';
import { errorsAbove } from '../eval/statistics/paired-lead.js';
import type { Places } from './parts.js';
import type { ScoreTable } from './score-table.js';
import { frontPlaces } from './selectors/pareto-objectives.js';
import { answerCosts } from './trade-offs.js';

/** By mean score alone. */
export function placesByScore(table: ScoreTable): Places {
  return (ids, rows, scores) => {
    const values = scoresOf(ids, table.common(ids, rows), { table, scores });
    const sorted = [...values].sort((a, b) => b - a);
    const places = new Map<number, number>();
    for (const [place, value] of sorted.entries()) if (!places.has(value)) places.set(value, place);
    return values.map((value) => places.get(value) ?? 0);
  };
}

/**
 * Standard errors by which the best may lead a prompt that still counts as as good: the rule by which Breiman et al.
 * (Classification and Regression Trees, 1984) take the smallest tree of those as good as the best.
 */
const tolerance = 1;

/**
 * By fronts over score, tokens and money. A few rows tell hardly two scores apart, and then next to nothing is dominated
 * and the shortest prompt, however bad, is an end that is always kept. So a prompt that the best one leads by more than
 * an error on these rows is out of it; what is closer stays in, and cost has its say; the best score keeps the first
 * place. The 95 % interval that decides on the winner (`cheaperAsGood`) would be too wide here: eight methods with 24
 * seeds each, with four hints to be found, found 2.58 by score alone, 2.50 with one error, 2.41 with that interval.
 */
export function placesByFronts(table: ScoreTable): Places {
  return (arms, rows, scores) => {
    const ids = [...new Set(arms)];
    const common = table.common(ids, rows);
    if (common.length === 0) return arms.map(() => 0);
    const values = scoresOf(ids, common, { table, scores });
    const points = ids.map((id, at) => ({ id, score: values[at] ?? 0, ...answerCosts(id, common, table) }));
    const best = table.scores(ids[values.indexOf(Math.max(...values))] ?? '', common);
    const places = frontPlaces(points, ({ id }) => errorsAbove(best, table.scores(id, common)) > tolerance);
    return arms.map((id) => places[ids.indexOf(id)] ?? 0);
  };
}

interface Scored {
  readonly table: ScoreTable;
  readonly scores: ReadonlyMap<string, number> | undefined;
}

function scoresOf(ids: readonly string[], common: readonly Row[], { table, scores }: Scored): number[] {
  const values = ids.map((id) => scores?.get(id) ?? table.mean(id, common));
  return values.map((value) => (Number.isNaN(value) ? -Infinity : value));
}
