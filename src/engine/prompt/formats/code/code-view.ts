import { sliceOf, type Span } from '../../../text/span.js';
import { type Brackets, pairBrackets, partnerOf } from './brackets.js';
import { type CodeComment, type CodeFault, type CodeLanguage, type Token, textAt } from './token.js';
import { tokenize } from './tokenize.js';

/** A program as the readers of its prompts see it: its tokens and how brackets join them. */
export interface CodeView {
  readonly text: string;
  readonly language: CodeLanguage;
  readonly tokens: readonly Token[];
  readonly comments: readonly CodeComment[];
  readonly brackets: Brackets;
  readonly fault: CodeFault | undefined;
}

/** Tokens from `from` up to `to`, this one left out. */
export interface Range {
  readonly from: number;
  readonly to: number;
}

/** What stands between two commas: `value`, `name=value`, `"key": value`, or one that brings along any number of them. */
export interface Item {
  /** The keyword or key; undefined where there is none, or it is computed. */
  readonly key: string | undefined;
  readonly keySpan: Span | undefined;
  readonly isSpread: boolean;
  readonly value: Range;
}

export function viewCode(text: string, language: CodeLanguage): CodeView {
  const { tokens, comments, fault } = tokenize(text, language);
  const brackets = pairBrackets(tokens);
  return { text, language, tokens, comments, brackets, fault: fault ?? brackets.fault };
}

/** The items inside of the bracket that opens at token `open`. */
export function itemsOf(view: CodeView, open: number): Item[] {
  const { tokens, brackets } = view;
  const close = partnerOf(brackets, open);
  const items: Item[] = [];
  let from = open + 1;
  for (let i = from; i <= close; i++) {
    const isEnd = i === close || textAt(tokens, i) === ',';
    if (isEnd && i > from) items.push(readItem(view, { from, to: i }, textAt(tokens, open)));
    if (isEnd) from = i + 1;
    else i = afterBracket(view, i);
  }
  return items;
}

/** The token itself, or the bracket that closes what it opens. */
function afterBracket({ brackets: { partner } }: CodeView, i: number): number {
  return Math.max(i, partner[i] ?? i);
}

function readItem(view: CodeView, { from, to }: Range, bracket: string): Item {
  const { tokens, language } = view;
  const first = tokens[from];
  const nameless = { key: undefined, keySpan: undefined, isSpread: false, value: { from, to } };
  if (first === undefined) return nameless;
  if (first.kind === 'sign' && /^(?:\*\*?|\.\.\.)$/.test(first.text))
    return { ...nameless, isSpread: true, value: { from: from + 1, to } };
  const isNamed = textAt(tokens, from + 1) === separatorIn(bracket, language) && isKey(first, bracket, language);
  if (isNamed) return { ...readKey(view, first), isSpread: false, value: { from: from + 2, to } };
  const isShort = bracket === '{' && language === 'script' && first.kind === 'name' && to === from + 1;
  return isShort ? { ...nameless, ...readKey(view, first) } : nameless;
}

/** What stands between a name and its value; nothing is named in other brackets. */
function separatorIn(bracket: string, language: CodeLanguage): string | undefined {
  if (bracket === '{') return ':';
  return bracket === '(' && language === 'python' ? '=' : undefined;
}

function readKey({ text }: CodeView, token: Token): Pick<Item, 'key' | 'keySpan'> {
  const { start, end } = token.kind === 'string' ? token.body : token;
  const key = sliceOf(text, { start, end });
  const isPlain = token.kind !== 'string' || (token.holes.length === 0 && !key.includes('\\'));
  return { key: isPlain ? key : undefined, keySpan: { start, end } };
}

/** In a dictionary of Python a name is a value like any other, which running the code would tell. */
function isKey({ kind }: Token, bracket: string, language: CodeLanguage): boolean {
  return kind === 'string' ? bracket === '{' : kind === 'name' && !(bracket === '{' && language === 'python');
}

/** The bracket that makes up all of a value, such as the list or the object it is. */
export function bracketAt(view: CodeView, { from, to }: Range, opening: string): number | undefined {
  return textAt(view.tokens, from) === opening && view.brackets.partner[from] === to - 1 ? from : undefined;
}

export function spanOf({ tokens }: CodeView, { from, to }: Range): Span {
  const start = tokens[from]?.start ?? 0;
  return { start, end: Math.max(start, tokens[to - 1]?.end ?? start) };
}
