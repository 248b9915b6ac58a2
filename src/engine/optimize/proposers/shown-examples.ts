import type { Row } from '../../dataset/row.js';
import type { SearchContext } from '../parts.js';
import type { QuotedExample } from './quote-example.js';

/** A worked row as a request quotes it. */
export type ShownExample = Omit<QuotedExample, 'answer'>;

/** Rows with the answers they expect; those that expect none have nothing to show. */
export function shownExamples(
  rows: readonly Row[],
  { inputText, expectedText }: Pick<SearchContext, 'inputText' | 'expectedText'>,
): ShownExample[] {
  return rows.flatMap((row) => {
    const expected = expectedText(row);
    return expected === undefined ? [] : [{ input: inputText(row), expected }];
  });
}

/** Everything of them that a mark must keep apart from our tags. */
export function shownTexts(examples: readonly ShownExample[]): string[] {
  return examples.flatMap(({ input, expected }) => [input, expected]);
}
