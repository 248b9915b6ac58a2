import type { PromptDoc } from '../prompt/prompt-doc.js';

/** A helper of Handlebars whose arguments are being written. */
export interface OpenBracesCall {
  readonly name: string;
  /** How many arguments without a name are complete. */
  readonly arguments: number;
  /** The name of the argument being written, where it has one. */
  readonly named: string | undefined;
  /** Whether the names between bars are being written, and how many are complete. */
  readonly blockParameters: number | undefined;
}

const reach = 5000;

/** The tag of Handlebars or Mustache that is open before an offset: its sign and what is written of it. */
export function openBracesTag(
  { text, body }: PromptDoc,
  offset: number,
): { readonly sign: string; readonly inside: string } | undefined {
  const before = text.slice(Math.max(body.start, offset - reach), offset);
  const opened = before.lastIndexOf('{{');
  if (opened < 0 || before.indexOf('}}', opened) >= 0) return undefined;
  const [, sign = '', inside = ''] = /^\{+~?([#^/>!]?)>?([^]*)$/.exec(before.slice(opened)) ?? [];
  return { sign, inside };
}

const WORD = /"[^"]*"?|'[^']*'?|\[[^\]]*\]?|[()|]|[^\s()|"'[]+|\s+/g;

/** The innermost call that is open at the end of a tag's text; undefined before its first argument. */
export function openBracesCall(inside: string): OpenBracesCall | undefined {
  const open: string[][] = [[]];
  let blank = true;
  for (const [word] of inside.replace(/^\s*else\s+(?=\S)/, '').matchAll(WORD)) {
    if (word.trim() !== '') take(open, word, blank);
    blank = word.trim() === '' || word === '(';
  }
  return callOf(open.at(-1) ?? [], blank);
}

/** A bracket opens a call of its own, which is one word of the call around it. */
function take(open: string[][], word: string, blank: boolean): void {
  const words = open.at(-1) ?? [];
  const last = words.at(-1);
  if (word === '(') open.push([]);
  else if (word === ')') {
    if (open.length > 1) open.pop();
    open.at(-1)?.push('()');
  } else if (!blank && last?.endsWith('=') === true) words[words.length - 1] = last + word;
  else words.push(word);
}

function callOf(words: readonly string[], blank: boolean): OpenBracesCall | undefined {
  const [name, ...given] = words;
  if (name === undefined || (given.length === 0 && !blank)) return undefined;
  const bar = given.indexOf('|');
  if (bar >= 0) {
    const names = given.slice(bar + 1);
    if (names.includes('|')) return undefined;
    return { name, arguments: 0, named: undefined, blockParameters: Math.max(0, names.length - (blank ? 0 : 1)) };
  }
  const current = blank ? '' : (given.at(-1) ?? '');
  const complete = blank ? given : given.slice(0, -1);
  const positional = complete.filter((word) => !word.includes('=') || /^["']/.test(word));
  const named = /^([^"'=\s]+)=/.exec(current)?.[1];
  return { name, arguments: positional.length, named, blockParameters: undefined };
}
