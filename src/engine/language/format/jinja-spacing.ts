import type { Token } from '../../template/jinja/token.js';

const wordOperators: ReadonlySet<string> = new Set([
  'and',
  'or',
  'not',
  'in',
  'is',
  'if',
  'else',
  'import',
  'as',
  'with',
]);

interface Walk {
  readonly statement: boolean;
  /** The brackets open at the place looked at, outermost first. */
  readonly open: string[];
}

/** What belongs between each token of a tag and the next one: a blank or nothing. */
export function jinjaSpacing(tokens: readonly Token[], { statement }: { readonly statement: boolean }): string[] {
  const walk: Walk = { statement, open: [] };
  return tokens.slice(0, -1).map((token, i) => {
    step(walk, token);
    return blankAfter(walk, tokens, i) ? ' ' : '';
  });
}

function step({ open }: Walk, { type, text }: Token): void {
  if (type !== 'operator') return;
  if ('([{'.includes(text)) open.push(text);
  else if (')]}'.includes(text)) open.pop();
}

function blankAfter(walk: Walk, tokens: readonly Token[], i: number): boolean {
  const [token, next] = [tokens[i], tokens[i + 1]];
  if (token === undefined || next === undefined) return false;
  const inner = walk.open.at(-1);
  if (isSign(token, '([{.') || isSign(next, ')]},.')) return false;
  if (isSign(next, '([')) return !callsOrIndexes(walk, tokens, i);
  if (isSign(next, ':')) return false;
  if (isSign(token, ':')) return inner !== '[';
  if (isSign(token, '=') || isSign(next, '=')) return inner === undefined;
  return !isPrefix(walk, tokens, i);
}

/** Whether a bracket after this token belongs to it: `f(`, `x[`, `)(`; after a word such as `in` it stands for itself. */
function callsOrIndexes({ statement }: Walk, tokens: readonly Token[], i: number): boolean {
  const token = tokens[i];
  if (token === undefined) return false;
  if (token.type === 'operator') return ')]}'.includes(token.text) || isPrefix({ statement, open: [] }, tokens, i);
  if (token.type !== 'name') return true;
  return !isWord({ statement, open: [] }, tokens, i);
}

/** A word of the language where it stands, not an attribute of the same name. */
function isWord({ statement }: Walk, tokens: readonly Token[], i: number): boolean {
  const token = tokens[i];
  if (token?.type !== 'name' || isSign(tokens[i - 1], '.') || isSign(tokens[i - 1], '|')) return false;
  if (statement && i === 0) return token.text !== 'call';
  return wordOperators.has(token.text);
}

/** A sign before its only operand: `-x`, `*rest`. */
function isPrefix(walk: Walk, tokens: readonly Token[], i: number): boolean {
  const [token, before] = [tokens[i], tokens[i - 1]];
  if (token?.type !== 'operator' || !['-', '+', '*', '**'].includes(token.text)) return false;
  if (before === undefined) return true;
  if (before.type === 'operator') return !')]}'.includes(before.text);
  return isWord(walk, tokens, i - 1);
}

function isSign(token: Token | undefined, signs: string): boolean {
  return token?.type === 'operator' && token.text.length === 1 && signs.includes(token.text);
}
