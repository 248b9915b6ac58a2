import type { Outcome } from '../../engine/eval/contracts/cell.js';
import type { VariantReport } from '../../engine/eval/contracts/report.js';

const words: readonly [Outcome, string][] = [
  ['refused', 'refused by the model'],
  ['truncated', 'cut off at the length limit'],
  ['error', 'without an answer or a score'],
];

/** What is in no score of a variant, `3 refused by the model`: every report names it, or scores would look better. */
export function missingFromScores({ outcomes }: VariantReport): string[] {
  return words.filter(([outcome]) => outcomes[outcome] > 0).map(([outcome, text]) => `${outcomes[outcome]} ${text}`);
}
