import type { PromptDoc } from '../prompt/prompt-doc.js';
import type { Answer } from './written-answers.js';

/** `{{ label }}` and nothing else. */
const SINGLE_NAME = /^\s*\{\{-?\s*([A-Za-z_]\w*)\s*-?\}\}\s*$/;

/** An answer, and where in `demos` it is. */
export interface DemoAnswer extends Answer {
  readonly row: number;
  readonly column: string;
}

/** What the rows under `demos` answer, where `expect` is one column as it stands. */
export function demoAnswers({ config, frontMatter }: PromptDoc): DemoAnswer[] {
  const column = singleColumn(config.expect);
  if (column === undefined || config.demos.kind !== 'rows') return [];
  return config.demos.rows.flatMap((row, index) => {
    const value = Object.hasOwn(row, column) ? row[column] : undefined;
    const span = frontMatter?.valueSpan(['demos', index, column]);
    const isPlain = typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean';
    return isPlain && span !== undefined ? [{ span, text: String(value), row: index, column }] : [];
  });
}

/** The column that a template prints and nothing else. */
export function singleColumn(template: string | undefined): string | undefined {
  return SINGLE_NAME.exec(template ?? '')?.[1];
}
