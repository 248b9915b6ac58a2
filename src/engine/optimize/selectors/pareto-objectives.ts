import type { TradeOff } from '../contracts.js';
import { dominates } from '../trade-offs.js';

/**
 * The place of each point by NSGA-II's crowded comparison over score, tokens and money (Deb et al., IEEE Transactions on
 * Evolutionary Computation 6(2), 2002): by front, and within a front the ends of each objective first, then the
 * loneliest. What is still equal goes by score, so that the first of all is the best score, and of equal ones the
 * cheapest. Points that `isOut` come after all others, by score alone: the paper's rule for constraints.
 */
export function frontPlaces(points: readonly TradeOff[], isOut: (point: TradeOff) => boolean): number[] {
  const keys = new Map<TradeOff, Key>();
  for (const [front, members] of fronts(points.filter((point) => !isOut(point))).entries()) {
    const lonely = crowdingDistances(members);
    for (const [at, point] of members.entries()) keys.set(point, [front, -(lonely[at] ?? 0), -point.score]);
  }
  const keyOf = (point: TradeOff): Key => keys.get(point) ?? [Infinity, 0, -point.score];
  const sorted = points.map(keyOf).sort(compare);
  return points.map((point) => sorted.findIndex((key) => compare(key, keyOf(point)) === 0));
}

/** Front, loneliness and score; less comes first. */
type Key = readonly [number, number, number];

function compare(a: Key, b: Key): number {
  const at = a.findIndex((value, index) => value !== b[index]);
  return at < 0 ? 0 : (a[at] ?? 0) < (b[at] ?? 0) ? -1 : 1;
}

/** What nothing dominates, then what only that dominates, and so on; in the order given. */
export function fronts(points: readonly TradeOff[]): TradeOff[][] {
  const worse = new Map(points.map((point) => [point, points.filter((other) => dominates(point, other))]));
  const above = new Map(points.map((point) => [point, 0]));
  const count = (point: TradeOff, change: number): void => void above.set(point, (above.get(point) ?? 0) + change);
  for (const beaten of worse.values()) for (const point of beaten) count(point, 1);
  const found: TradeOff[][] = [];
  let left = [...points];
  while (left.length > 0) {
    const front = left.filter((point) => above.get(point) === 0);
    for (const point of front) for (const beaten of worse.get(point) ?? []) count(beaten, -1);
    left = left.filter((point) => !front.includes(point));
    found.push(front);
  }
  return found;
}

/** More is better in each. */
const objectives: readonly ((point: TradeOff) => number)[] = [
  ({ score }) => score,
  ({ inputTokens }) => -inputTokens,
  ({ usd }) => -(usd ?? 0),
];

/**
 * How far the neighbours of each are apart, as a share of the front's width, summed over the objectives; infinite at the
 * ends, of which equals have one each. An objective in which all are equal tells nobody apart.
 */
export function crowdingDistances(front: readonly TradeOff[]): number[] {
  const distances = front.map(() => 0);
  for (const valueOf of objectives) {
    const values = front.map(valueOf);
    const order = front.map((_, at) => at).sort((a, b) => (values[b] ?? 0) - (values[a] ?? 0));
    const width = Math.max(...values) - Math.min(...values);
    for (const [place, at] of width === 0 ? [] : order.entries()) {
      const [before, after] = [values[order[place - 1] ?? -1], values[order[place + 1] ?? -1]];
      const gap = before === undefined || after === undefined ? Infinity : (before - after) / width;
      distances[at] = (distances[at] ?? 0) + gap;
    }
  }
  return distances;
}
