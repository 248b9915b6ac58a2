import { textAt } from './token.js';
import type { CodeView } from './code-view.js';

/** A call: `a.b.c(…)`. */
export interface Call {
  /** Its names, joined by dots. */
  readonly path: string;
  /** First token, with `new` and `await` before it left out. */
  readonly from: number;
  /** The opening bracket. */
  readonly open: number;
  /** Behind the closing one. */
  readonly to: number;
  /** Where the first name is a method of what stands before: the bracket that ends it. */
  readonly base: number | undefined;
}

/** Every call of a file in the order of their brackets. */
export function findCalls(view: CodeView): Call[] {
  const calls: Call[] = [];
  for (const [open, { text }] of view.tokens.entries()) {
    if (text !== '(') continue;
    const call = callAt(view, open);
    if (call !== undefined) calls.push(call);
  }
  return calls;
}

const mostNames = 12;

function callAt({ tokens, brackets }: CodeView, open: number): Call | undefined {
  const names: string[] = [];
  let at = open - 1;
  while (tokens[at]?.kind === 'name' && names.length < mostNames) {
    names.unshift(textAt(tokens, at));
    if (!/^\??\.$/.test(textAt(tokens, at - 1))) break;
    at -= 2;
  }
  if (names.length === 0 || /^(?:def|function|class)$/.test(textAt(tokens, open - 2))) return undefined;
  const base = textAt(tokens, at) === ')' ? at : undefined;
  const from = tokens[at]?.kind === 'name' ? at : at + 2;
  return { path: names.join('.'), from, open, to: (brackets.partner[open] ?? open) + 1, base };
}
