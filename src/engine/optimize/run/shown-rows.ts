import type { Row } from '../../dataset/row.js';
import type { ShownRow } from '../contracts.js';
import { inputText } from '../proposers/input-text.js';
import type { OptimizeTask } from '../task.js';

/** Characters of a row: it is to be recognised, and read whole in its file. */
const mostCharacters = 400;

export function shownRow({ prompt }: Pick<OptimizeTask, 'prompt'>, row: Row, expected: string | undefined): ShownRow {
  const input = inputText(prompt, row);
  return {
    line: row.line,
    input: input.length > mostCharacters ? `${input.slice(0, mostCharacters - 1)}…` : input,
    ...(expected !== undefined && { expected }),
  };
}
