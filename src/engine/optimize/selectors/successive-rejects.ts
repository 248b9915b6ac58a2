import type { Selector } from '../parts.js';
import { ranked } from './prefix.js';

/**
 * Measures all arms alike and drops the worst one after each phase, whose lengths follow from the calls alone (Audibert,
 * Bubeck and Munos, COLT 2010). Survivors share all their rows.
 */
export const successiveRejects: Selector = {
  id: 'successive-rejects',
  async select(arms, keep, context) {
    let alive = [...arms];
    for (const pulls of rejectPlan(arms.length, context.calls)) {
      if (alive.length <= keep) break;
      const rows = context.rows.slice(0, pulls);
      await context.measure(alive.map((id) => ({ id, rows })));
      alive = ranked(alive, rows, context).slice(0, -1);
    }
    return alive.slice(0, keep);
  },
};

/**
 * Rows each arm still in has been measured on by the end of each phase: with K arms and n calls the k-th is
 * `⌈(n - K) / (L · (K + 1 - k))⌉`, where L is `1/2 + 1/2 + 1/3 + … + 1/K`.
 */
export function rejectPlan(arms: number, calls: number): number[] {
  const harmonic = Array.from({ length: Math.max(0, arms - 1) }, (_, at) => 1 / (at + 2)).reduce((a, b) => a + b, 0.5);
  const share = Math.max(0, calls - arms) / harmonic;
  return Array.from({ length: Math.max(0, arms - 1) }, (_, at) => Math.ceil(share / (arms - at)));
}
