import { readFileSync } from 'node:fs';

/** The cases of a method worked out by hand from its paper. */
export function fixtureOf(method: string): unknown {
  return JSON.parse(readFileSync(new URL(`../fixtures/optimize/${method}.json`, import.meta.url), 'utf8'));
}
