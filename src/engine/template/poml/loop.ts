import { sliceOf, type Span } from '../../text/span.js';
import { decodeXml } from './decode.js';
import { attributeOf, type Expression, type PomlElement } from './nodes.js';
import { parseExpression } from './parse-expression.js';

/** `for="item in items"`. */
export interface Loop {
  readonly name: string;
  readonly nameSpan: Span;
  /** Undefined where the list takes JavaScript to make. */
  readonly list: Expression | undefined;
  readonly listSpan: Span;
}

const shape = /^(\s*(?:\{\{)?\s*)([A-Za-z_$][\w$]*)(\s+in\s+)/;

/** Undefined for an element without a loop, or with one that cannot be read. */
export function loopOf(element: PomlElement, source: string): Loop | undefined {
  const attribute = attributeOf(element, 'for');
  if (attribute === undefined) return undefined;
  const { start } = attribute.valueSpan;
  const value = sliceOf(source, attribute.valueSpan);
  const match = shape.exec(value);
  if (match === null) return undefined;
  const [whole, before = '', name = ''] = match;
  const list = value.slice(whole.length).trimEnd().replace(/\}\}$/, '').trimEnd();
  const nameStart = start + before.length;
  const listSpan = { start: start + whole.length, end: start + whole.length + list.length };
  const nameSpan = { start: nameStart, end: nameStart + name.length };
  return { name, nameSpan, list: parseExpression(decodeXml(source, listSpan)), listSpan };
}
