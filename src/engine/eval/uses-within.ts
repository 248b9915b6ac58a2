import type { MetricUse } from '../prompt/prompt-doc.js';

/** All entries, those inside of sets included. */
export function usesWithin(uses: readonly MetricUse[]): MetricUse[] {
  return uses.flatMap((use) => [use, ...usesWithin(use.assert ?? [])]);
}
