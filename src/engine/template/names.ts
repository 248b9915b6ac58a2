import type { Span } from '../text/span.js';

/** What a name in a template stands for, in the words every engine shares. */
export type NameKind =
  /** A variable from outside, its root: `doc` in `{{ doc.title }}`. */
  | 'variable'
  /** A name the template defines itself: a loop's, a `set`'s, a parameter, a block parameter. */
  | 'local'
  /** What follows a dot, or a name looked up in the item at hand. */
  | 'property'
  /** A macro or an inline partial of the template. */
  | 'macro'
  | 'function'
  | 'filter'
  | 'test'
  /** A helper of Handlebars. */
  | 'helper'
  /** A named argument: `indent` in `{{ x | tojson(indent=2) }}`. */
  | 'argument'
  /** A block that a child template can replace. */
  | 'block'
  /** A word of the template language: `for`, `if`, `else`. */
  | 'keyword';

/** One name as written in a template: what colours, references and renaming work on. */
export interface TemplateName {
  readonly name: string;
  readonly kind: NameKind;
  readonly span: Span;
  /**
   * Where a `local` or a `macro` is defined: its own span at the definition itself; undefined where the language gives it
   * (`loop`). For an `argument`, the parameter of the macro that is called, where that is known.
   */
  readonly definition: Span | undefined;
}

/** A name that the template itself defines where the cursor stands. */
export interface LocalName {
  readonly name: string;
  readonly kind: 'loop variable' | 'variable' | 'parameter' | 'macro' | 'loop';
  /** Where it is defined. */
  readonly span: Span;
}
