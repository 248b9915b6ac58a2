import type { Row } from '../../dataset/row.js';
import type { Candidate, SearchContext } from '../parts.js';

/** What a candidate made of a row, as a request quotes it. */
export interface QuotedExample {
  readonly input: string;
  readonly expected: string;
  readonly answer: string;
}

export function quoteExample({ id }: Candidate, row: Row, context: SearchContext): QuotedExample {
  const cell = context.table.cell(id, row);
  return { input: context.inputText(row), expected: cell?.expected ?? '', answer: cell?.answer ?? '' };
}

/** The labels a prompt declares, as its answers spell them. */
export function labelsOf({ doc }: Candidate): string[] {
  return doc.config.output.labels.map(({ word }) => word);
}

/** Everything of examples that a mark must keep apart from our tags. */
export function quotedTexts(examples: readonly QuotedExample[]): string[] {
  return examples.flatMap(({ input, expected, answer }) => [input, expected, answer]);
}
