import type { Span } from '../../text/span.js';

/** A name written in the template: a filter, a test, an attribute, a macro, a block, a parameter, a keyword argument. */
export interface Identifier extends Span {
  readonly name: string;
}

/** A number as written: `1.0` is a float although its value is whole, and a large integer is a bigint. */
export interface NumberLiteral extends Span {
  readonly kind: 'number';
  readonly value: number | bigint;
  readonly float: boolean;
}

export interface NameExpression extends Span {
  readonly kind: 'name';
  readonly name: string;
}

export interface SequenceExpression extends Span {
  readonly kind: 'tuple' | 'list';
  readonly items: readonly Expression[];
}

export interface SliceExpression extends Span {
  readonly kind: 'slice';
  readonly from: Expression | undefined;
  readonly to: Expression | undefined;
  readonly step: Expression | undefined;
}

export interface Arguments {
  readonly positional: readonly Expression[];
  readonly named: readonly { readonly name: Identifier; readonly value: Expression }[];
  /** The expression after `*`. */
  readonly rest: Expression | undefined;
  /** The expression after `**`. */
  readonly namedRest: Expression | undefined;
}

export interface CallExpression extends Span {
  readonly kind: 'call';
  readonly callee: Expression;
  readonly args: Arguments;
}

export interface FilterExpression extends Span {
  readonly kind: 'filter';
  /** Undefined where the input is the text of a block: `{% filter upper %}`, `{% set x | trim %}`. */
  readonly input: Expression | undefined;
  readonly name: Identifier;
  readonly args: Arguments;
}

export interface TestExpression extends Span {
  readonly kind: 'test';
  readonly input: Expression;
  readonly name: Identifier;
  readonly args: Arguments;
}

export type BinaryOperator = '+' | '-' | '*' | '/' | '//' | '%' | '**';
export type CompareOperator = '==' | '!=' | '<' | '<=' | '>' | '>=' | 'in' | 'not in' | '===' | '!==';

export type Expression =
  | NameExpression
  | NumberLiteral
  | SequenceExpression
  | SliceExpression
  | CallExpression
  | FilterExpression
  | TestExpression
  | (Span & { readonly kind: 'string'; readonly value: string })
  | (Span & { readonly kind: 'constant'; readonly value: boolean | null })
  /** Nunjucks only: `r/[0-9]+/g`. */
  | (Span & { readonly kind: 'regex'; readonly source: string; readonly flags: string })
  | (Span & {
      readonly kind: 'dict';
      readonly entries: readonly { readonly key: Expression; readonly value: Expression }[];
    })
  | (Span & { readonly kind: 'attribute'; readonly object: Expression; readonly name: Identifier })
  | (Span & { readonly kind: 'item'; readonly object: Expression; readonly index: Expression })
  | (Span & { readonly kind: 'unary'; readonly operator: '-' | '+'; readonly operand: Expression })
  | (Span & { readonly kind: 'not'; readonly operand: Expression })
  | (Span & {
      readonly kind: 'binary';
      readonly operator: BinaryOperator;
      readonly left: Expression;
      readonly right: Expression;
    })
  | (Span & {
      readonly kind: 'logic';
      readonly operator: 'and' | 'or';
      readonly left: Expression;
      readonly right: Expression;
    })
  | (Span & {
      readonly kind: 'compare';
      readonly first: Expression;
      readonly rest: readonly { readonly operator: CompareOperator; readonly value: Expression }[];
    })
  | (Span & { readonly kind: 'concat'; readonly items: readonly Expression[] })
  | (Span & {
      readonly kind: 'conditional';
      readonly test: Expression;
      readonly then: Expression;
      readonly otherwise: Expression | undefined;
    });

/** What `set`, `for` and `with` assign to. */
export type Target =
  | NameExpression
  | (Span & { readonly kind: 'tuple-target'; readonly items: readonly Target[] })
  | (Span & { readonly kind: 'namespace-target'; readonly object: NameExpression; readonly attribute: Identifier });

/** A statement with a body: its own span covers everything from the opening to the closing tag. */
export interface Block extends Span {
  readonly open: Span;
  readonly close: Span;
}

export interface Parameter {
  readonly name: Identifier;
  readonly fallback: Expression | undefined;
}

export interface Branch {
  readonly tag: Span;
  readonly test: Expression;
  readonly body: readonly Node[];
}

export interface IfNode extends Block {
  readonly kind: 'if';
  /** The `if` and each `elif`. */
  readonly branches: readonly Branch[];
  readonly otherwise: readonly Node[] | undefined;
}

export interface ForNode extends Block {
  readonly kind: 'for';
  readonly target: Target;
  readonly iterable: Expression;
  readonly test: Expression | undefined;
  readonly recursive: boolean;
  readonly body: readonly Node[];
  readonly otherwise: readonly Node[] | undefined;
}

export interface MacroNode extends Block {
  readonly kind: 'macro';
  readonly name: Identifier;
  readonly parameters: readonly Parameter[];
  readonly body: readonly Node[];
}

export interface CallNode extends Block {
  readonly kind: 'call-block';
  readonly call: CallExpression;
  readonly parameters: readonly Parameter[];
  readonly body: readonly Node[];
}

export interface BlockNode extends Block {
  readonly kind: 'block';
  readonly name: Identifier;
  readonly scoped: boolean;
  readonly required: boolean;
  readonly body: readonly Node[];
}

export interface WithNode extends Block {
  readonly kind: 'with';
  readonly bindings: readonly { readonly target: Target; readonly value: Expression }[];
  readonly body: readonly Node[];
}

export interface SetNode extends Span {
  readonly kind: 'set';
  readonly target: Target;
  readonly value: Expression;
}

export interface SetBlockNode extends Block {
  readonly kind: 'set-block';
  readonly target: Target;
  readonly filter: FilterExpression | undefined;
  readonly body: readonly Node[];
}

/** Nunjucks only: the first case that equals the subject; one with an empty body goes on with the next one's. */
export interface SwitchNode extends Block {
  readonly kind: 'switch';
  readonly subject: Expression;
  readonly cases: readonly Branch[];
  readonly otherwise: readonly Node[] | undefined;
}

export interface FilterBlockNode extends Block {
  readonly kind: 'filter-block';
  readonly filter: FilterExpression;
  readonly body: readonly Node[];
}

export interface TextNode extends Span {
  readonly kind: 'text';
  /** What is rendered: line ends are LF, blanks taken by whitespace control are outside the span. */
  readonly text: string;
}

export interface OutputNode extends Span {
  readonly kind: 'output';
  readonly inner: Span;
  readonly value: Expression;
}

export interface IncludeNode extends Span {
  readonly kind: 'include';
  readonly template: Expression;
  readonly optional: boolean;
  readonly withContext: boolean;
}

export interface ImportNode extends Span {
  readonly kind: 'import';
  readonly template: Expression;
  readonly target: Identifier;
  readonly withContext: boolean;
}

export interface FromImportNode extends Span {
  readonly kind: 'from-import';
  readonly template: Expression;
  readonly names: readonly { readonly name: Identifier; readonly alias: Identifier }[];
  readonly withContext: boolean;
}

export type Node =
  | TextNode
  | OutputNode
  | IfNode
  | ForNode
  | MacroNode
  | CallNode
  | BlockNode
  | WithNode
  | SetNode
  | SetBlockNode
  | SwitchNode
  | FilterBlockNode
  | IncludeNode
  | ImportNode
  | FromImportNode
  | (Block & { readonly kind: 'raw'; readonly text: TextNode | undefined })
  | (Block & { readonly kind: 'autoescape'; readonly enabled: Expression; readonly body: readonly Node[] })
  | (Span & { readonly kind: 'marker'; readonly name: string })
  | (Span & { readonly kind: 'comment'; readonly inner: Span })
  | (Span & { readonly kind: 'print'; readonly values: readonly Expression[] })
  | (Span & { readonly kind: 'do'; readonly value: Expression })
  | (Span & { readonly kind: 'extends'; readonly template: Expression })
  | (Span & { readonly kind: 'break' | 'continue' })
  /** A tag that could not be read; a block's body is kept, so that tools still see what is inside. */
  | (Span & { readonly kind: 'broken'; readonly body: readonly Node[] });
