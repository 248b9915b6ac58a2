import type { Selector } from '../parts.js';
import { bruteForce } from './brute-force.js';
import { pairedRacing } from './paired-racing.js';
import { successiveHalving } from './successive-halving.js';
import { successiveRejects } from './successive-rejects.js';

const racing = { block: 5, margin: 1.28 };

/** What a method that lets the user choose how candidates are compared may be set to, beside a selector of its own. */
const selectors: readonly Selector[] = [bruteForce, successiveHalving, successiveRejects, pairedRacing(racing)];

export const selectorNames: readonly string[] = selectors.map(({ id }) => id);

/** The selector of that name; `own` for any other. */
export function selectorNamed(name: string, own: Selector): Selector {
  return selectors.find(({ id }) => id === name) ?? own;
}
