import { expectedAnswer } from '../prompt/expected-answer.js';
import type { PromptDoc } from '../prompt/prompt-doc.js';
import { writtenNumber } from '../template/written-numbers.js';
import type { Answer } from './written-answers.js';

/** `{{ label }}` and nothing else. */
const SINGLE_NAME = /^\s*\{\{-?\s*([A-Za-z_]\w*)\s*-?\}\}\s*$/;

/** An answer, and where in `demos` it is. */
export interface DemoAnswer extends Answer {
  readonly row: number;
  readonly column: string;
}

/** What the rows under `demos` answer, where `expect` is one column as it stands. */
export function demoAnswers(doc: PromptDoc): DemoAnswer[] {
  const { config, frontMatter } = doc;
  const column = singleColumn(config.expect);
  if (column === undefined || config.demos.kind !== 'rows') return [];
  const answerOf = plainAnswers(doc, column);
  return config.demos.rows.flatMap((row, index) => {
    const text = answerOf(row);
    const span = frontMatter?.valueSpan(['demos', index, column]);
    return text !== undefined && span !== undefined ? [{ span, text, row: index, column }] : [];
  });
}

/**
 * What `expect` makes of a row, where it prints the one column: `true` is `True` to Jinja, and `1.0` is no `1`. Undefined
 * for what is no plain value. Rows that hold the same are rendered once.
 */
export function plainAnswers(
  doc: PromptDoc,
  column: string,
): (row: Readonly<Record<string, unknown>>) => string | undefined {
  const made = new Map<unknown, string | undefined>();
  return (row) => {
    const value = Object.hasOwn(row, column) ? row[column] : undefined;
    if (typeof value !== 'number' && typeof value !== 'boolean') return typeof value === 'string' ? value : undefined;
    const key = (typeof value === 'number' && writtenNumber(row, column, value)) || value;
    if (!made.has(key)) made.set(key, expectedAnswer(doc, row));
    return made.get(key);
  };
}

/** The column that a template prints and nothing else. */
export function singleColumn(template: string | undefined): string | undefined {
  return SINGLE_NAME.exec(template ?? '')?.[1];
}
