import type { Assertion } from '../contracts/row-metric.js';
import { normalizeOption } from '../text-normalizer.js';
import { textsValue } from './assertion-value.js';

export interface ListAssertion {
  readonly id: string;
  readonly summary: string;
  /** How many of the texts must be there. */
  readonly wants: 'all' | 'any';
  readonly ignoresCase: boolean;
}

/** An assertion that looks for several texts in the answer: those of its `value`, or else the row's expected answer. */
export function listAssertion({ id, summary, wants, ignoresCase }: ListAssertion): Assertion {
  const cased = (text: string): string => (ignoresCase ? text.toLowerCase() : text);
  return {
    id,
    level: 'assertion',
    comparesExpected: true,
    summary,
    needs: [],
    range: [0, 1],
    options: [normalizeOption],
    source: 'promptfoo',
    bind(use) {
      const textsOf = textsValue(use, { commas: true });
      if (typeof textsOf === 'string') return textsOf;
      return (answer) => {
        const texts = textsOf(answer).filter((text) => text !== '');
        if (texts.length === 0) return { value: 0, reason: 'There is no text to look for.' };
        const plain = cased(answer.answer);
        const missing = texts.filter((text) => !plain.includes(cased(text)));
        if (wants === 'all' ? missing.length === 0 : missing.length < texts.length) return { value: 1 };
        const quoted = missing.map((text) => JSON.stringify(text)).join(wants === 'all' ? ' and ' : ' or ');
        return { value: 0, reason: `The answer does not contain ${quoted}.` };
      };
    },
  };
}
