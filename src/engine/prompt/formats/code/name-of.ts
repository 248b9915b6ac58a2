import { textAt } from './token.js';
import type { CodeView } from './code-view.js';
import type { Scope } from './scopes.js';

/** The function that a scope is or lies in, where it has a name. */
export function nameOfFunction(view: CodeView, scope: Scope): string | undefined {
  for (let at: Scope | undefined = scope; at !== undefined; at = at.parent) {
    const name = ownName(view, at.from);
    if (name !== undefined) return name;
  }
  return undefined;
}

function ownName({ tokens, brackets, language }: CodeView, from: number): string | undefined {
  if (language === 'python') {
    const word = textAt(tokens, from) === 'async' ? from + 1 : from;
    return textAt(tokens, word) === 'def' ? textAt(tokens, word + 1) : undefined;
  }
  const parameters = textAt(tokens, from - 1) === ')' ? (brackets.partner[from - 1] ?? 0) : 0;
  return textAt(tokens, parameters - 2) === 'function' ? textAt(tokens, parameters - 1) : undefined;
}

/** The variable that a value which begins at a token is given to. */
export function nameOfVariable({ tokens, language }: CodeView, from: number): string | undefined {
  const start = textAt(tokens, from - 1) === 'new' ? from - 1 : from;
  const name = tokens[start - 2];
  if (textAt(tokens, start - 1) !== '=' || name?.kind !== 'name') return undefined;
  const isOwn = language === 'python' ? name.startsLine : /^(?:const|let|var)$/.test(textAt(tokens, start - 3));
  return isOwn ? name.text : undefined;
}
