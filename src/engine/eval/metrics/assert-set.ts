import type { KnownMetric } from '../contracts/metric.js';
import type { Assertion, RowMetric } from '../contracts/row-metric.js';
import { bindMetric, partsOf } from '../bind-metric.js';
import { combineScores } from '../combine-scores.js';

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
    bind({ value, assert, threshold, offers, isData = false }) {
      if (value !== undefined || assert === undefined || assert.length === 0)
        return 'it needs a list of assertions under `assert`.';
      const parts: RowMetric[] = [];
      for (const use of assert) {
        if (use.name !== undefined)
          return `what is inside a set has no score of its own. Give the set the name '${use.name}', or move \`${use.type}\` out of it.`;
        const metric = bindMetric(use, { known: known(), offers, isData });
        if (typeof metric === 'string') return `\`${use.type}\`: ${metric}`;
        if (metric.level === 'set') return `\`${use.type}\` is computed over all rows, so it cannot be in a set.`;
        if (metric.level !== 'row')
          return `\`${use.type}\` is graded by a model, so it cannot be in a set. Move it out of it.`;
        parts.push(metric);
      }
      return (answer) => combineScores(partsOf(parts, answer), threshold);
    },
  };
}
