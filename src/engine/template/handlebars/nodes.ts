import type { Span } from '../../text/span.js';

/** One name of a path, its brackets or quotes left out of the name but not of the span. */
export interface Segment extends Span {
  readonly name: string;
}

/** `../item.[first name]`, `@root.x`, `this`. */
export interface Path extends Span {
  readonly kind: 'path';
  /** After an `@`. */
  readonly data: boolean;
  /** How many `../` it has. */
  readonly depth: number;
  /** Begins with `.` or `this`: it is looked up in the context, whatever helpers and block parameters there are. */
  readonly scoped: boolean;
  /** Empty for the context itself. */
  readonly segments: readonly Segment[];
  /** As the library spells it: what a helper or a partial is called by. */
  readonly original: string;
}

interface Literal extends Span {
  readonly kind: 'literal';
  readonly value: string | number | boolean | null | undefined;
}

export interface NamedArgument {
  readonly name: Segment;
  readonly value: Expression;
}

/** A helper with its arguments, or a lookup where there are none. */
export interface Call extends Span {
  readonly kind: 'call';
  readonly callee: Path;
  readonly args: readonly Expression[];
  readonly named: readonly NamedArgument[];
}

export type Expression = Path | Literal | Call;

export interface TextNode extends Span {
  readonly kind: 'text';
  readonly text: string;
}

/** A line of literal text that starts a message. */
export interface MarkerNode extends Span {
  readonly kind: 'marker';
  readonly name: string;
}

export interface OutputNode extends Span {
  readonly kind: 'output';
  readonly call: Call;
}

export interface BlockNode extends Span {
  readonly kind: 'block';
  readonly call: Call;
  readonly parameters: readonly Segment[];
  readonly body: readonly Node[];
  readonly otherwise: readonly Node[];
  /** Where `body` begins: after the opening tag. */
  readonly inside: number;
}

/** `{{> name}}`, and `{{#> name}}…{{/name}}`, whose body is shown where there is no such partial or where that asks for it. */
export interface PartialNode extends Span {
  readonly kind: 'partial';
  readonly name: Expression;
  readonly args: readonly Expression[];
  readonly named: readonly NamedArgument[];
  /** What stands before a partial alone on its line: put before each of its lines. */
  readonly indent: string;
  readonly body: readonly Node[] | undefined;
}

/** `{{#*inline "name"}}…{{/inline}}`: a partial that the block around it defines. */
export interface InlineNode extends Span {
  readonly kind: 'inline';
  readonly name: Expression | undefined;
  readonly body: readonly Node[];
}

/** A decorator of an application's own: nothing here can run it. */
interface DecoratorNode extends Span {
  readonly kind: 'decorator';
  readonly name: string;
}

export type Node = TextNode | MarkerNode | OutputNode | BlockNode | PartialNode | InlineNode | DecoratorNode;
