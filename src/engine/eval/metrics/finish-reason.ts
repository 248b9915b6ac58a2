import type { Assertion } from '../contracts/row-metric.js';

const scored = ['stop', 'tool-calls', 'other'];
/** These end in an outcome of their own, with no score at all. */
const unscored = ['length', 'content-filter'];

export const finishReason: Assertion = {
  id: 'finish-reason',
  level: 'assertion',
  comparesExpected: false,
  summary: 'The answer ended as its value says: `stop`, `tool-calls` or `other`.',
  needs: [],
  range: [0, 1],
  source: 'promptfoo',
  bind({ value }) {
    const wanted = typeof value === 'string' ? value.toLowerCase().replaceAll('_', '-') : '';
    if (unscored.includes(wanted))
      return `answers that end with '${wanted}' are never scored: they are counted as truncated or refused, beside the scores.`;
    if (!scored.includes(wanted)) return `its value must be one of ${scored.join(', ')}.`;
    return ({ reply }) =>
      reply.finishReason === wanted
        ? { value: 1 }
        : { value: 0, reason: `The answer ended with '${reply.finishReason}', not '${wanted}'.` };
  },
};
