import type { Row } from '../dataset/row.js';
import { splitRows, type SplitResult } from '../dataset/split-rows.js';
import type { PromptDoc, SplitShares } from '../prompt/prompt-doc.js';

const undecided = { train: undefined, dev: undefined, test: undefined, seed: undefined };

/**
 * Splits the rows by the shares the prompt's `data.split` names, or else the usual ones.
 * @param over shares that go over those of the prompt
 */
export function splitFor(
  { config }: PromptDoc,
  rows: readonly Row[],
  seed: number,
  over: Partial<SplitShares> = {},
): SplitResult {
  return splitRows(rows, { ...(config.data?.split ?? undecided), ...over }, seed);
}
