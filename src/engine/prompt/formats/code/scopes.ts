import type { CodeView } from './code-view.js';
import { type Token, textAt } from './token.js';

/** A function or class of Python, a block in braces of a script, or the whole file. */
export interface Scope {
  /** First and last token. */
  readonly from: number;
  to: number;
  readonly parent: Scope | undefined;
  /** Names of a class are not seen by the functions in it. */
  readonly isClass: boolean;
}

export interface Scopes {
  readonly whole: Scope;
  readonly of: (token: number) => Scope;
}

/** The innermost scope of every token, by indentation or by braces. */
export function findScopes(view: CodeView): Scopes {
  const whole: Scope = { from: 0, to: view.tokens.length - 1, parent: undefined, isClass: false };
  const own = view.language === 'python' ? pythonScopes(view, whole) : scriptScopes(view, whole);
  return { whole, of: (token) => own[token] ?? whole };
}

function pythonScopes({ text, tokens }: CodeView, whole: Scope): Scope[] {
  const own: Scope[] = [];
  const open: { scope: Scope; indent: number }[] = [];
  const lineStart = lineStarts(text);
  const inner = (): Scope => open.at(-1)?.scope ?? whole;
  const startLine = (i: number, indent: number): void => {
    while ((open.at(-1)?.indent ?? -1) >= indent) close(open.pop()?.scope, i);
    const opening = openingOf(tokens, i);
    if (opening === undefined) return;
    open.push({ scope: { from: i, to: i, parent: inner(), isClass: opening === 'class' }, indent });
  };
  for (const [i, { start, startsLine }] of tokens.entries()) {
    if (startsLine) startLine(i, start - lineStart(start));
    own.push(inner());
  }
  for (const { scope } of open) close(scope, tokens.length);
  return own;
}

function close(scope: Scope | undefined, at: number): void {
  if (scope !== undefined) scope.to = at - 1;
}

function openingOf(tokens: readonly Token[], i: number): 'def' | 'class' | undefined {
  const word = textAt(tokens, i) === 'async' ? textAt(tokens, i + 1) : textAt(tokens, i);
  return word === 'def' || word === 'class' ? word : undefined;
}

/** Where the line of an offset begins; offsets are asked for in their order. */
function lineStarts(text: string): (offset: number) => number {
  let start = 0;
  return (offset) => {
    for (let next = text.indexOf('\n', start); next >= 0 && next < offset; next = text.indexOf('\n', start))
      start = next + 1;
    return start;
  };
}

function scriptScopes({ tokens, brackets }: CodeView, whole: Scope): Scope[] {
  const own: Scope[] = [];
  const open: Scope[] = [];
  for (const [i, token] of tokens.entries()) {
    if (token.text === '{') {
      const scope = { from: i, to: brackets.partner[i] ?? i, parent: open.at(-1) ?? whole, isClass: false };
      open.push(scope);
    }
    own.push(open.at(-1) ?? whole);
    if (token.text === '}') open.pop();
  }
  return own;
}
