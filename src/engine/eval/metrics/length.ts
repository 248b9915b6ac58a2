import { estimateTokens } from '../../model/estimate-tokens.js';
import type { Assertion } from '../contracts/row-metric.js';
import { boundsOf, boundsText, countWords } from './counted-text.js';

/** Characters are Unicode's code points; tokens an estimate, since an answer's vocabulary is not known. */
const units: Readonly<Record<string, (text: string) => number>> = {
  characters: (text) => Array.from(text).length,
  words: countWords,
  tokens: estimateTokens,
};

const names = Object.keys(units);

export const length: Assertion = {
  id: 'length',
  level: 'assertion',
  comparesExpected: false,
  summary: 'The answer is as long as its value says: a number, or `{ min, max }`, in the `unit` it names.',
  needs: [],
  range: [0, 1],
  options: [
    {
      name: 'unit',
      summary: `What is counted: ${names.map((name) => `\`${name}\``).join(', ')}; characters when not given.`,
    },
  ],
  bind({ value, options }) {
    const unit = options?.['unit'] ?? 'characters';
    const count = typeof unit === 'string' && Object.hasOwn(units, unit) ? units[unit] : undefined;
    if (count === undefined || typeof unit !== 'string') return `its \`unit\` must be one of ${names.join(', ')}.`;
    const bounds = boundsOf(value);
    if (typeof bounds === 'string') return bounds;
    return ({ answer }) => {
      const found = count(answer);
      if (found >= bounds.min && found <= bounds.max) return { value: 1 };
      return { value: 0, reason: `The answer has ${found} ${unit}, not ${boundsText(bounds)}.` };
    };
  },
};
