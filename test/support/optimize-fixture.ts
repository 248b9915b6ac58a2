import { readFileSync } from 'node:fs';

/** The cases of a method worked out by hand from its paper. */
export function fixtureOf<Vectors>(method: string): Vectors {
  return JSON.parse(readFileSync(new URL(`../fixtures/optimize/${method}.json`, import.meta.url), 'utf8')) as Vectors;
}
