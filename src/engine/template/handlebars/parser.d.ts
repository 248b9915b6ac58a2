/** The parser of the `handlebars` package alone, a third of its size: it evaluates nothing. Its types name the whole library only. */
declare module 'handlebars/dist/cjs/handlebars/compiler/base.js' {
  /** `line` from 1, `column` from 0. */
  export interface Position {
    readonly line: number;
    readonly column: number;
  }

  export interface Place {
    readonly start: Position;
    readonly end: Position;
  }

  interface Located {
    readonly loc: Place;
  }

  export interface Program {
    readonly type: 'Program';
    readonly body: readonly Statement[];
    readonly blockParams?: readonly string[];
    /** True of what follows `{{else if}}`: its only statement is that block. */
    readonly chained?: boolean;
  }

  export type Statement =
    | ContentStatement
    | MustacheStatement
    | BlockStatement
    | PartialStatement
    | PartialBlockStatement
    | (Located & { readonly type: 'CommentStatement' });

  export interface ContentStatement extends Located {
    readonly type: 'ContentStatement';
    /** Without the backslashes of escapes. */
    readonly original: string;
    /** What whitespace control leaves of it. */
    readonly value: string;
    readonly rightStripped?: boolean;
  }

  export interface MustacheStatement extends Located, Callee {
    readonly type: 'MustacheStatement' | 'Decorator';
  }

  export interface BlockStatement extends Located, Callee {
    readonly type: 'BlockStatement' | 'DecoratorBlock';
    readonly program?: Program;
    readonly inverse?: Program;
  }

  export interface PartialStatement extends Located {
    readonly type: 'PartialStatement';
    readonly name: Expression;
    readonly params: readonly Expression[];
    readonly hash?: Hash;
    readonly indent: string;
  }

  export interface PartialBlockStatement extends Located {
    readonly type: 'PartialBlockStatement';
    readonly name: Expression;
    readonly params: readonly Expression[];
    readonly hash?: Hash;
    readonly program: Program;
  }

  interface Callee {
    readonly path: PathExpression | Literal;
    readonly params: readonly Expression[];
    readonly hash?: Hash;
  }

  export interface Hash extends Located {
    readonly pairs: readonly (Located & { readonly key: string; readonly value: Expression })[];
  }

  export type Expression = PathExpression | SubExpression | Literal;

  export interface PathExpression extends Located {
    readonly type: 'PathExpression';
    readonly data: boolean;
    readonly depth: number;
    readonly parts: readonly string[];
    readonly original: string;
  }

  export interface SubExpression extends Located, Callee {
    readonly type: 'SubExpression';
  }

  export interface Literal extends Located {
    readonly type: 'StringLiteral' | 'NumberLiteral' | 'BooleanLiteral' | 'UndefinedLiteral' | 'NullLiteral';
    readonly value: string | number | boolean | undefined | null;
  }

  /** Parses a template and applies its whitespace control. @throws Error when the template is broken */
  export function parse(source: string): Program;

  /** Shared by all parses; after a failed one `lexer` stands where it failed. */
  export const parser: { readonly lexer: { readonly matched: string; readonly match: string } };
}
