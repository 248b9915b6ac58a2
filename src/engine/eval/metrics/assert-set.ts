import { bindMetric } from '../bind-metric.js';
import type { KnownMetric } from '../contracts/metric.js';
import type { Assertion } from '../contracts/row-metric.js';
import { hasRowScores } from '../has-row-scores.js';
import { madeOf, type PartMetric } from '../made-of-others.js';

/**
 * Assertions that count as one, as promptfoo's `assert-set` does.
 * @param known gives the metrics a set may hold
 */
export function assertSet(known: () => readonly KnownMetric[]): Assertion {
  return {
    id: 'assert-set',
    level: 'assertion',
    comparesExpected: false,
    summary:
      'The assertions under `assert` as one: their mean by weight, which passes when all do, or at the threshold.',
    needs: [],
    range: [0, 1],
    threshold: 'own',
    source: 'promptfoo',
    bind({ value, assert, threshold, offers, isData, declared, judgePrompts }) {
      if (value !== undefined || assert === undefined || assert.length === 0)
        return 'it needs a list of assertions under `assert`.';
      const parts: PartMetric[] = [];
      for (const use of assert) {
        // In a row a name only says which entry of the prompt is meant.
        if (use.name !== undefined && declared === undefined)
          return `what is inside a set has no score of its own. Give the set the name '${use.name}', or move \`${use.type}\` out of it.`;
        const metric = bindMetric(use, { known: known(), offers, isData, declared, judgePrompts });
        if (typeof metric === 'string') return `\`${use.type}\`: ${metric}`;
        if (metric.level === 'set') return `\`${use.type}\` is computed over all rows, so it cannot be in a set.`;
        if (!hasRowScores(metric))
          return `\`${use.type}\` compares variants, so it cannot be in a set. Move it out of it.`;
        parts.push(metric);
      }
      return madeOf(parts, threshold);
    },
  };
}
