import type { Assertion } from '../contracts/row-metric.js';
import type { MetricOption } from '../metric-option.js';
import { readNumber, type WhichNumber, whichNumbers } from '../read-number.js';
import { textValue } from './assertion-value.js';

const options: readonly MetricOption[] = [
  { name: 'tolerance', summary: 'How far the two may be apart; 0 when not given.' },
  { name: 'relative', summary: 'How far they may be apart as a share of the wanted number, instead of `tolerance`.' },
  { name: 'read', summary: 'Which number of the answer counts: `last` (when not given), `first` or `only`.' },
];

export const numeric: Assertion = {
  id: 'numeric',
  level: 'assertion',
  comparesExpected: true,
  summary: 'The last number in the answer is that of the value, or else of the expected answer, within the tolerance.',
  needs: [],
  range: [0, 1],
  options,
  bind(use) {
    const textOf = textValue(use);
    if (typeof textOf === 'string') return textOf;
    const { tolerance = 0, relative, read = 'last' } = use.options ?? {};
    if (!isShare(tolerance) || !(relative === undefined || isShare(relative)))
      return 'its `tolerance` and `relative` must be numbers of at least 0.';
    const which = whichNumbers.find((name) => name === read);
    if (which === undefined) return `its \`read\` must be one of ${whichNumbers.join(', ')}.`;
    return (answer) => {
      const text = textOf(answer);
      const wanted = text === undefined ? undefined : readNumber(text, 'only');
      if (wanted === undefined) return { value: 0, reason: 'What is wanted is not one number.' };
      return held(readNumber(answer.answer, which), {
        wanted,
        most: relative === undefined ? tolerance : relative * Math.abs(wanted),
        which,
      });
    };
  },
};

function isShare(value: unknown): value is number {
  return typeof value === 'number' && value >= 0;
}

function held(
  found: number | undefined,
  { wanted, most, which }: { readonly wanted: number; readonly most: number; readonly which: WhichNumber },
): { value: number; reason?: string } {
  if (found === undefined)
    return { value: 0, reason: which === 'only' ? 'The answer has not just one number.' : 'The answer has no number.' };
  // Decimal fractions are off by a hair: 0.3 - 0.2 is not 0.1.
  const hair = 1e-9 * Math.max(Math.abs(found), Math.abs(wanted));
  return Math.abs(found - wanted) <= most + hair ? { value: 1 } : { value: 0, reason: `${found} is not ${wanted}.` };
}
