import type { Expression } from './nodes.js';
import { type Cursor, lastEnd, skipName, wrap } from './token-cursor.js';

/** Operands with `and` or `or` between them, taken from the left. */
export function parseLogic(
  cursor: Cursor,
  operator: 'and' | 'or',
  parseOperand: (cursor: Cursor) => Expression,
): Expression {
  let left = parseOperand(cursor);
  while (skipName(cursor, operator)) {
    wrap(cursor);
    left = { kind: 'logic', operator, left, right: parseOperand(cursor), start: left.start, end: lastEnd(cursor) };
  }
  return left;
}
