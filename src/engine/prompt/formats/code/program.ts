import type { Bindings } from './bindings.js';
import type { CodeView, Range } from './code-view.js';
import type { Imports } from './imports.js';

/** All that is known of a program's names. */
export interface Program {
  readonly view: CodeView;
  readonly bindings: Bindings;
  readonly imports: Imports;
}

/** The value of a range that is one name which is set once; the range itself for anything else. */
export function resolved({ view, bindings }: Program, range: Range): Range {
  let at = range;
  for (let steps = 0; steps < 5; steps++) {
    const token = view.tokens[at.from];
    const value = at.to === at.from + 1 && token?.kind === 'name' ? bindings.valueOf(token.text, at.from) : undefined;
    if (value === undefined) return at;
    at = value;
  }
  return at;
}
