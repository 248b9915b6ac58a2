import type { Assertion } from '../contracts/row-metric.js';
import { normalizeOption } from '../text-normalizer.js';
import { textsValue } from './assertion-value.js';

export interface GradedText {
  readonly id: string;
  readonly summary: string;
  /** What passes without a threshold of its own. */
  readonly threshold: number;
  readonly source: string;
  /** How like the reference the answer is, from 0 to 1. */
  readonly likeness: (answer: string, reference: string) => number;
}

/**
 * A metric that holds the answer against a text and says how like it is: against its `value`, a text or a list of them of
 * which the nearest counts, or else the row's expected answer.
 */
export function gradedText({ likeness, ...meta }: GradedText): Assertion {
  return {
    ...meta,
    level: 'assertion',
    comparesExpected: true,
    needs: [],
    range: [0, 1],
    options: [normalizeOption],
    bind(use) {
      const textsOf = textsValue(use, { commas: false });
      if (typeof textsOf === 'string') return textsOf;
      return (answer) => {
        const texts = textsOf(answer);
        if (texts.length === 0) return { value: 0, reason: 'The row has no expected answer.' };
        return { value: Math.max(...texts.map((text) => likeness(answer.answer, text))) };
      };
    },
  };
}
