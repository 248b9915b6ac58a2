import type { Assertion } from '../contracts/row-metric.js';
import { normalizeOption } from '../text-normalizer.js';
import { textValue } from './assertion-value.js';

export interface TextAssertion {
  readonly id: string;
  readonly summary: string;
  /** What the answer fails to do, before the quoted text: `does not contain`. */
  readonly failure: string;
  readonly holds: (answer: string, text: string) => boolean;
  /** Looks for the text in the answer: nothing is in every answer, and no answer is right for that. */
  readonly looksFor?: boolean;
}

/** An assertion that holds an answer against one text, its `value` or else the row's expected answer. */
export function textAssertion({ id, summary, failure, holds, looksFor = false }: TextAssertion): Assertion {
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
      const textOf = textValue(use);
      if (typeof textOf === 'string') return textOf;
      return (answer) => {
        const text = textOf(answer);
        if (text === undefined) return { value: 0, reason: 'The row has no expected answer.' };
        if (looksFor && text === '') return { value: 0, reason: 'The text to look for is empty.' };
        if (holds(answer.answer, text)) return { value: 1 };
        return { value: 0, reason: `The answer ${failure} ${JSON.stringify(text)}.` };
      };
    },
  };
}
