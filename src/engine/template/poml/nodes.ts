import type { Span } from '../../text/span.js';
import type { ComponentName } from './components.js';

/** An expression of the part of JavaScript that is evaluated here: no calls, no functions, no assignments. */
export type Expression = Span &
  (
    | { readonly kind: 'literal'; readonly value: string | number | boolean | null | undefined }
    | { readonly kind: 'name'; readonly name: string }
    | { readonly kind: 'member'; readonly target: Expression; readonly name: string; readonly nameSpan: Span }
    | { readonly kind: 'index'; readonly target: Expression; readonly index: Expression }
    | { readonly kind: 'unary'; readonly operator: string; readonly operand: Expression }
    | { readonly kind: 'binary'; readonly operator: string; readonly left: Expression; readonly right: Expression }
    | { readonly kind: 'choice'; readonly test: Expression; readonly yes: Expression; readonly no: Expression }
    | { readonly kind: 'list'; readonly items: readonly Expression[] }
    | { readonly kind: 'record'; readonly entries: readonly (readonly [string, Expression])[] }
  );

/** A run of text as it is sent: an entity is a run of its own, so that all others are as long as their place. */
export interface LiteralPiece {
  readonly kind: 'literal';
  readonly text: string;
  readonly span: Span;
}

/** One `{{ … }}`; without an expression where it is more of JavaScript than is evaluated here. */
export interface HolePiece {
  readonly kind: 'hole';
  readonly span: Span;
  readonly inner: Span;
  readonly expression: Expression | undefined;
}

export type Piece = LiteralPiece | HolePiece;

export interface PomlText {
  readonly kind: 'text';
  readonly span: Span;
  readonly pieces: readonly Piece[];
}

export interface PomlAttribute {
  /** In lower case without hyphens: `captionstyle` for `captionStyle` and `caption-style`. */
  readonly name: string;
  readonly nameSpan: Span;
  /** Between the quotes. */
  readonly valueSpan: Span;
  readonly pieces: readonly Piece[];
  /** The whole value as an expression, braces around it left off: what `if`, `for` and `let` take it for. */
  readonly expression: Expression | undefined;
}

export interface PomlElement {
  readonly kind: 'element';
  /** As written. */
  readonly name: string;
  /** Undefined for a tag that is none of POML's. */
  readonly component: ComponentName | undefined;
  readonly span: Span;
  readonly nameSpan: Span;
  /** Between the tags; empty for a tag that closes itself. */
  readonly inner: Span;
  readonly attributes: readonly PomlAttribute[];
  readonly children: readonly PomlNode[];
}

export type PomlNode = PomlElement | PomlText;

export function attributeOf(element: PomlElement, name: string): PomlAttribute | undefined {
  return element.attributes.find((attribute) => attribute.name === name);
}

/** An attribute's text where it holds no expression. */
export function staticText(attribute: PomlAttribute | undefined): string | undefined {
  if (attribute === undefined || attribute.pieces.some(({ kind }) => kind === 'hole')) return undefined;
  return attribute.pieces.map((piece) => (piece.kind === 'literal' ? piece.text : '')).join('');
}
