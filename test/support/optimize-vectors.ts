import { readFileSync } from 'node:fs';

/** Cases worked out by hand from a method's paper and published code; see the method's own test. */
export function readVectors(method: string): unknown {
  return JSON.parse(readFileSync(new URL(`../fixtures/optimize/${method}.json`, import.meta.url), 'utf8'));
}
