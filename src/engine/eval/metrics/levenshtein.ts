import type { Assertion } from '../contracts/row-metric.js';
import { normalizeOption } from '../text-normalizer.js';
import { textValue } from './assertion-value.js';
import { editsWithin } from './edits-within.js';

const usualMost = 5;

export const levenshtein: Assertion = {
  id: 'levenshtein',
  level: 'assertion',
  comparesExpected: true,
  summary:
    'No more than `threshold` characters must be changed to make the value, or the expected answer, of the answer; 5 when not given.',
  needs: [],
  range: [0, 1],
  threshold: 'own',
  options: [normalizeOption],
  source: 'promptfoo',
  bind(use) {
    const textOf = textValue(use);
    if (typeof textOf === 'string') return textOf;
    const most = use.threshold ?? usualMost;
    return (answer) => {
      const text = textOf(answer);
      if (text === undefined) return { value: 0, reason: 'The row has no expected answer.' };
      const isWithin = editsWithin(answer.answer, text, most);
      if (typeof isWithin === 'string') throw new Error(isWithin);
      return isWithin ? { value: 1 } : { value: 0, reason: `More than ${most} characters differ.` };
    };
  },
};
