import { textAt } from './token.js';
import { partnerOf } from './brackets.js';
import type { CodeView, Range } from './code-view.js';
import { findWrites, type Write } from './find-writes.js';
import { findScopes, type Scope } from './scopes.js';

export interface Bindings {
  /** What a name is set to, where this file sets it once and `token` sees that. */
  valueOf(name: string, token: number): Range | undefined;
  /** Whether a name has a value where `token` stands. */
  sees(name: string, token: number): boolean;
  readonly scopeOf: (token: number) => Scope;
}

interface Binding extends Write {
  readonly scope: Scope;
}

export function findBindings(view: CodeView): Bindings {
  const scopes = findScopes(view);
  const values = new Map<number, Range | undefined>();
  const valueOnce = (token: number): Range | undefined => {
    if (!values.has(token)) values.set(token, valueAt(view, token));
    return values.get(token);
  };
  const byName = new Map<string, Binding[]>();
  for (const write of findWrites(view)) {
    const name = textAt(view.tokens, write.token);
    const binding = { ...write, scope: scopes.of(write.body ?? write.token) };
    const known = byName.get(name);
    if (known === undefined) byName.set(name, [binding]);
    else known.push(binding);
  }
  return {
    scopeOf: scopes.of,
    valueOf(name, token) {
      const [only, ...others] = byName.get(name) ?? [];
      if (only === undefined || others.length > 0 || only.isInner) return undefined;
      const isEarlier = only.token < token && isSeen(only.scope, scopes.of(token));
      return isEarlier ? valueOnce(only.token) : undefined;
    },
    sees(name, token) {
      const here = scopes.of(token);
      const isSet = ({ scope, token: at, isInner }: Binding): boolean =>
        // What a function sets further down it has not set yet; what the file sets, it may have set before the call.
        !isInner && isSeen(scope, here) && (at < token || (scope === scopes.whole && here !== scope));
      return (byName.get(name) ?? []).some(isSet);
    },
  };
}

function isSeen(scope: Scope, from: Scope): boolean {
  for (let at: Scope | undefined = from; at !== undefined; at = at.parent)
    if (at === scope) return !scope.isClass || scope === from;
  return false;
}

/** The value of `name = value`, a statement of its own, with or without a type behind the name. */
function valueAt(view: CodeView, token: number): Range | undefined {
  const { tokens, language } = view;
  const isStatement =
    language === 'python' ? tokens[token]?.startsLine === true : /^(?:const|let|var)$/.test(textAt(tokens, token - 1));
  if (!isStatement) return undefined;
  const next = textAt(tokens, token + 1);
  const equals = next === ':' ? equalsAfterType(view, token + 2) : token + 1;
  return textAt(tokens, equals) === '=' ? valueFrom(view, equals + 1) : undefined;
}

function equalsAfterType({ tokens }: CodeView, from: number): number {
  let at = from;
  while (at < Math.min(tokens.length, from + 40) && textAt(tokens, at) !== '=' && tokens[at]?.startsLine !== true) at++;
  return at;
}

/** Up to where the statement ends: the next line in Python, a semicolon or the next statement's line in scripts. */
function valueFrom(view: CodeView, from: number): Range | undefined {
  let at = from;
  while (at < view.tokens.length && !isEnd(view, at, at === from)) at = Math.max(at, partnerOf(view.brackets, at)) + 1;
  return at > from ? { from, to: at } : undefined;
}

function isEnd({ tokens, language }: CodeView, at: number, isFirst: boolean): boolean {
  const text = textAt(tokens, at);
  if (/^[;)\]}]$/.test(text) || (language === 'script' && text === ',')) return true;
  if (isFirst || tokens[at]?.startsLine !== true) return false;
  return language === 'python' || !goesOn(text, textAt(tokens, at - 1));
}

/** Whether two lines of a script are one statement, by the token on either side of the line's end. */
function goesOn(first: string, last: string): boolean {
  return /^(?:[.+*/%&|?:]|\?\.|&&|\|\||\?\?)$/.test(first) || /^(?:[=+(.,?:]|=>|&&|\|\||\?\?)$/.test(last);
}
