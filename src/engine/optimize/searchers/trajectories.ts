import type { Row } from '../../dataset/row.js';
import type { Random } from '../../random/seeded.js';

/** How well one prompt of the pool did on a row. */
export type Attempt = {
  readonly id: string;
  readonly score: number;
};

/** What the prompts that were drawn for a row made of it, the best first. */
export interface Bucket {
  readonly row: Row;
  readonly attempts: readonly Attempt[];
}

/** exp(score / temperature) as shares of 1. */
export function softmax(scores: readonly number[], temperature: number): number[] {
  const most = Math.max(...scores);
  const weights = scores.map((score) => Math.exp((score - most) / temperature));
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  return weights.map((weight) => weight / total);
}

/** A position by its share. */
export function drawShare(shares: readonly number[], random: Random): number {
  let left = random.next();
  const at = shares.findIndex((share) => (left -= share) < 0);
  return at < 0 ? shares.length - 1 : at;
}

/** The best so many of the pool, best first, the seed in the last place where it is not among them. */
export function topWithSeed(pool: readonly Attempt[], seed: string, most: number): string[] {
  const best = [...pool].sort((a, b) => b.score - a.score).map(({ id }) => id);
  const top = best.slice(0, most);
  return top.includes(seed) ? top : [...top.slice(0, most - 1), seed];
}

/** A number with Poisson's distribution, from one draw. */
export function poisson(mean: number, random: Random): number {
  const drawn = random.next();
  let [count, chance] = [0, Math.exp(-mean)];
  for (let sum = chance; sum <= drawn && count < 1000; sum += chance) chance *= mean / ++count;
  return count;
}

/** Demonstrations that go: by Poisson about one of a full set, and at least one of a full set. */
export function droppedDemos(demos: number, full: number, random: Random): number {
  return Math.min(demos, Math.max(poisson(demos / full, random), demos >= full ? 1 : 0));
}

/**
 * The rows that tell most first: by the gap from best to worst, the best score, and the gap from best to mean. Where
 * there is no gap there is nothing to learn from being right: what all got wrong comes first.
 */
export function byContrast(buckets: readonly Bucket[]): Bucket[] {
  const key = ({ attempts }: Bucket): [number, number, number] => {
    const scores = attempts.map(({ score }) => score);
    const [best, worst] = [Math.max(...scores), Math.min(...scores)];
    return [
      best - worst,
      best > worst ? best : -best,
      best - scores.reduce((sum, score) => sum + score, 0) / scores.length,
    ];
  };
  const keys = new Map(buckets.map((bucket) => [bucket, key(bucket)]));
  return [...buckets].sort((a, b) => compare(keys.get(b), keys.get(a)));
}

function compare(a: readonly number[] = [], b: readonly number[] = []): number {
  const at = a.findIndex((value, index) => value !== b[index]);
  return at < 0 ? 0 : (a[at] ?? 0) - (b[at] ?? 0);
}

/** The value below which so many in a hundred lie, between neighbours in proportion. */
export function percentile(values: readonly number[], percent: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  const place = ((sorted.length - 1) * percent) / 100;
  const [low, high] = [sorted[Math.floor(place)] ?? 0, sorted[Math.ceil(place)] ?? 0];
  return low + (high - low) * (place - Math.floor(place));
}

/** So many of a list, evenly spaced from the first to the last; all of them when there are fewer. */
export function spaced<T>(items: readonly T[], count: number): T[] {
  const last = items.length - 1;
  const places = Array.from({ length: count }, (_, at) => Math.round((at * last) / (count - 1)));
  return [...new Set(places)].flatMap((place) => items.slice(place, place + 1));
}
