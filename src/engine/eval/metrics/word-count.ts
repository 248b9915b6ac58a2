import type { Assertion } from '../contracts/row-metric.js';
import { boundsOf, boundsText, countWords } from './counted-text.js';

export const wordCount: Assertion = {
  id: 'word-count',
  level: 'assertion',
  comparesExpected: false,
  summary: 'The answer has as many words as its value says: a number, or `{ min, max }`.',
  needs: [],
  range: [0, 1],
  source: 'promptfoo',
  bind({ value }) {
    const bounds = boundsOf(value);
    if (typeof bounds === 'string') return bounds;
    return ({ answer }) => {
      const count = countWords(answer);
      if (count >= bounds.min && count <= bounds.max) return { value: 1 };
      return { value: 0, reason: `The answer has ${count} words, not ${boundsText(bounds)}.` };
    };
  },
};
