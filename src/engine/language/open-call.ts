import type { Token } from '../template/jinja/token.js';

/** A call whose arguments are still being written. */
export interface OpenCall {
  /** The token before the opening parenthesis: the name that is called. */
  readonly at: number;
  /** How many arguments are complete. */
  readonly arguments: number;
  /** The name of the argument being written, where it has one. */
  readonly name: string | undefined;
}

/** The innermost parenthesis that is open at the end and follows a name. */
export function openCall(tokens: readonly Token[]): OpenCall | undefined {
  const open: { readonly at: number; commas: number; last: number }[] = [];
  tokens.forEach(({ type, text }, i) => {
    if (type !== 'operator') return;
    if ('([{'.includes(text)) open.push({ at: i, commas: 0, last: i });
    else if (')]}'.includes(text)) open.pop();
    const inner = open.at(-1);
    if (text === ',' && inner !== undefined) [inner.commas, inner.last] = [inner.commas + 1, i];
  });
  const call = open.findLast(({ at }) => tokens[at]?.text === '(' && tokens[at - 1]?.type === 'name');
  if (call === undefined) return undefined;
  const named = tokens[call.last + 2]?.text === '=' ? tokens[call.last + 1]?.text : undefined;
  return { at: call.at - 1, arguments: call.commas, name: named };
}
