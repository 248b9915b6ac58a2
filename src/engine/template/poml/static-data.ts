import type { Span } from '../../text/span.js';
import { attributeOf, type PomlElement, staticText } from './nodes.js';

/** The text between an element's tags, entities resolved, where it holds no elements. */
function innerText({ children }: PomlElement): string {
  return children
    .flatMap((child) => (child.kind === 'text' ? child.pieces : []))
    .map((piece) => (piece.kind === 'literal' ? piece.text : ''))
    .join('');
}

/** The JSON an element holds as its text; undefined where it is none, or takes an expression to make. */
export function jsonContent(element: PomlElement): unknown {
  const holds = element.children.some(
    (child) => child.kind !== 'text' || child.pieces.some(({ kind }) => kind === 'hole'),
  );
  if (holds) return undefined;
  try {
    return JSON.parse(innerText(element)) as unknown;
  } catch {
    return undefined;
  }
}

/** The value of `<let name="x">text</let>`: JSON where it is JSON or said to be, otherwise the text. */
export function letContent(element: PomlElement): unknown {
  const text = innerText(element);
  const type = staticText(attributeOf(element, 'type'));
  if (type === 'string') return text;
  const value = jsonContent(element);
  return value === undefined ? text.trim() : value;
}

/** A name a `<let>` or `<context>` gives a value, and where. */
export interface Definition {
  readonly name: string;
  readonly span: Span;
}

/** Undefined where the names come from a file. */
export function definitionsOf(element: PomlElement): readonly Definition[] | undefined {
  const attribute = attributeOf(element, 'name');
  const name = staticText(attribute);
  if (attribute !== undefined && name !== undefined) return [{ name, span: attribute.valueSpan }];
  if (attributeOf(element, 'src') !== undefined) return undefined;
  const data = jsonContent(element);
  if (typeof data !== 'object' || data === null || Array.isArray(data)) return [];
  return Object.keys(data).map((key) => ({ name: key, span: element.nameSpan }));
}
