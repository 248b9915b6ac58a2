import type { Span } from '../../../text/span.js';

export type CodeLanguage = 'python' | 'script';

/** A place in a string where an expression's value goes: `{x}` of an f-string, `${x}` of a template literal. */
export interface StringHole extends Span {
  /** The expression, outer blanks left off. */
  readonly inner: Span;
  /** Whether the value goes in as it is, without a conversion or a format behind it. */
  readonly isPlain: boolean;
}

export interface StringToken extends Span {
  readonly kind: 'string';
  /** Between the quotes. */
  readonly body: Span;
  /** Python's letters before the quote, in lower case; empty in scripts. */
  readonly prefix: string;
  readonly quote: string;
  readonly holes: readonly StringHole[];
}

export interface PlainToken extends Span {
  readonly kind: 'name' | 'number' | 'sign' | 'regex';
}

export type Token = (StringToken | PlainToken) & {
  /** As written; empty for strings, which are long. */
  readonly text: string;
  /** Whether a line begins with it, outside of brackets in Python. */
  readonly startsLine: boolean;
};

/** A comment, and what stands in it. */
export interface CodeComment {
  readonly span: Span;
  readonly inner: Span;
}

export interface Tokens {
  readonly tokens: readonly Token[];
  readonly comments: readonly CodeComment[];
  /** Where reading stopped making sense: behind it nothing is certain. */
  readonly fault: CodeFault | undefined;
}

export interface CodeFault {
  readonly message: string;
  readonly span: Span;
}

/** A token as written; empty where there is none. */
export function textAt(tokens: readonly Token[], at: number): string {
  return tokens[at]?.text ?? '';
}
