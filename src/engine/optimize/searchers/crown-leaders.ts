import type { SearchContext } from '../parts.js';
import { unscored } from './unscored.js';

/**
 * The best meets all dev rows. Where costs count, so does the one after it, the cheapest of the front, as far as the
 * calls go: only who has met them can be the cheaper winner in the end.
 */
export async function crownLeaders(bestFirst: readonly string[], context: SearchContext): Promise<void> {
  await context.crown(bestFirst.slice(0, 1));
  const others = bestFirst.slice(1, context.leaders);
  const calls = others.reduce((sum, id) => sum + unscored(id, context.rows.dev, context), 0);
  if (others.length > 0 && calls <= context.callsLeft()) await context.crown(others);
}
