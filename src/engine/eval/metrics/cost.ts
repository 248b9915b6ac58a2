import type { Assertion } from '../contracts/row-metric.js';

export const cost: Assertion = {
  id: 'cost',
  level: 'assertion',
  comparesExpected: false,
  summary: 'The answer costs no more US dollars than `threshold`, also where it comes from the cache.',
  needs: [],
  range: [0, 1],
  threshold: 'own',
  source: 'promptfoo',
  bind({ value, threshold }) {
    if (value !== undefined || threshold === undefined || threshold < 0)
      return 'it needs the most US dollars of one answer as its `threshold`, and no value. The report has the cost of all calls without it.';
    return ({ usd }) => {
      if (usd === undefined)
        throw new Error("the model's price is not known. Remove the metric, or use another model.");
      if (usd <= threshold) return { value: 1 };
      return { value: 0, reason: `The answer costs $${usd.toPrecision(2)}, and may cost $${threshold}.` };
    };
  },
};
