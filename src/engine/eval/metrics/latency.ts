import type { Assertion } from '../contracts/row-metric.js';

export const latency: Assertion = {
  id: 'latency',
  level: 'assertion',
  comparesExpected: false,
  summary:
    'The answer took no more milliseconds than `threshold`. An answer from the cache took none, and is an error.',
  needs: [],
  range: [0, 1],
  threshold: 'own',
  source: 'promptfoo',
  bind({ value, threshold }) {
    if (value !== undefined || threshold === undefined || threshold < 0)
      return 'it needs the most milliseconds as its `threshold`, and no value. The report has the seconds of all calls without it.';
    return ({ reply }) => {
      if (reply.cached) throw new Error('it comes from the cache, which tells no time. Use --no-cache.');
      if (reply.milliseconds <= threshold) return { value: 1 };
      return { value: 0, reason: `The answer took ${Math.round(reply.milliseconds)} ms, and may take ${threshold}.` };
    };
  },
};
