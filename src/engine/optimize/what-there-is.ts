import { closest } from '../text/closest.js';

/** What to write instead of a name there is not: the one that was meant, else all there are. */
export function whatThereIs(name: string, known: readonly string[]): string {
  const guess = closest(name, known);
  return guess === undefined ? `There are ${known.join(', ')}.` : `Did you mean '${guess}'?`;
}
