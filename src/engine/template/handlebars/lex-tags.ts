import type { Span } from '../../text/span.js';

export type TagKind =
  | 'output'
  | 'comment'
  | 'block'
  | 'inverse-block'
  | 'partial'
  | 'partial-block'
  | 'close'
  | 'else'
  | 'else-chain'
  /** `{{{{name}}}}` with everything up to its `{{{{/name}}}}`. */
  | 'raw-block';

/** One `{{ … }}`, whether or not its inside can be parsed. */
export interface Tag extends Span {
  readonly kind: TagKind;
  /** After the opening braces and signs, before the closing ones, outer blanks left off. */
  readonly inner: Span;
  /** The first word of `inner`: what a block and its end share. */
  readonly name: Span;
  /** False when no closing braces follow before the next tag. */
  readonly closed: boolean;
  /** `{{*` and `{{#*`. */
  readonly decorator: boolean;
}

/** What a tag begins with, in the order the library tries them. */
const OPENINGS: readonly [RegExp, TagKind][] = [
  [/\{\{~?!/y, 'comment'],
  [/\{\{\{\{(?!\/)/y, 'raw-block'],
  [/\{\{~?>/y, 'partial'],
  [/\{\{~?#>/y, 'partial-block'],
  [/\{\{~?#\*?/y, 'block'],
  [/\{\{~?\//y, 'close'],
  [/\{\{~?\^\s*(?=~?\}\})/y, 'else'],
  [/\{\{~?\s*else\s*(?=~?\}\})/y, 'else'],
  [/\{\{~?\^/y, 'inverse-block'],
  [/\{\{~?\s*else\b/y, 'else-chain'],
  [/\{\{~?[{&*]?/y, 'output'],
];

/** Finds the tags of `source` between `start` and `end` as the library does, and goes on where one is broken. */
export function lexTags(source: string, { start, end }: Span): Tag[] {
  const tags: Tag[] = [];
  let at = source.indexOf('{{', start);
  while (at >= 0 && at < end) {
    if (source[at - 1] === '\\' && at > start && !(source[at - 2] === '\\' && at - 1 > start)) {
      // An escaped tag is text, up to the next one.
      at = source.indexOf('{{', at + 2);
      continue;
    }
    const tag = tagAt(source, at, end);
    tags.push(tag);
    at = source.indexOf('{{', tag.end);
  }
  return tags;
}

function tagAt(source: string, start: number, limit: number): Tag {
  const [opening, kind] = openingAt(source, start);
  const isLong = kind === 'comment' && source.startsWith('--', start + opening.length);
  const from = start + opening.length + (isLong ? 2 : 0);
  const decorator = opening.endsWith('*');
  const end = endOf(source, { kind, from, start, limit });
  const inner = trimmed(source, from, end.inner);
  return { kind, start, end: end.outer, inner, name: firstWord(source, inner), closed: end.closed, decorator };
}

function openingAt(source: string, start: number): [string, TagKind] {
  for (const [pattern, kind] of OPENINGS) {
    pattern.lastIndex = start;
    const found = pattern.exec(source)?.[0];
    if (found !== undefined) return [found, kind];
  }
  return ['{{', 'output'];
}

interface Ending {
  readonly inner: number;
  readonly outer: number;
  readonly closed: boolean;
}

interface Opened {
  readonly kind: TagKind;
  readonly start: number;
  readonly from: number;
  readonly limit: number;
}

function endOf(source: string, opened: Opened): Ending {
  const { kind, from, limit } = opened;
  if (kind === 'comment') return endOfComment(source, opened);
  if (kind === 'raw-block') return endOfRaw(source, from, limit);
  const closing = source[from - 1] === '{' && from - opened.start > 2 ? '}}}' : '}}';
  let at = from;
  while (at < limit) {
    const char = source[at];
    if (source.startsWith(closing, at)) return closedAt(source, at, closing.length);
    if (char === '{' && source[at + 1] === '{') break;
    at = char === '"' || char === "'" || char === '[' ? afterQuoted(source, at, limit) : at + 1;
  }
  const end = Math.min(at, limit);
  return { inner: end, outer: end, closed: false };
}

function closedAt(source: string, at: number, length: number): Ending {
  return { inner: source[at - 1] === '~' ? at - 1 : at, outer: at + length, closed: true };
}

/** After a string or a bracketed name; a quote that is never closed stands for itself. */
function afterQuoted(source: string, at: number, limit: number): number {
  const quote = source[at] === '[' ? ']' : (source[at] ?? '');
  for (let next = at + 1; next < limit; next++) {
    if (source[next] === '\\' && source[next + 1] === quote) next++;
    else if (source[next] === quote) return next + 1;
  }
  return at + 1;
}

function endOfComment(source: string, { from, limit }: Opened): Ending {
  const isLong = source[from - 1] === '-';
  const closing = isLong ? /--~?\}\}/g : /\}\}/g;
  closing.lastIndex = from;
  const found = closing.exec(source);
  if (found === null || found.index + found[0].length > limit) return { inner: limit, outer: limit, closed: false };
  const inner = !isLong && source[found.index - 1] === '~' ? found.index - 1 : found.index;
  return { inner, outer: found.index + found[0].length, closed: true };
}

/** Raw blocks nest; the last end closes the first beginning. */
function endOfRaw(source: string, from: number, limit: number): Ending {
  const tags = /\{\{\{\{(\/?)/g;
  const open = source.indexOf('}}}}', from);
  tags.lastIndex = open < 0 ? limit : open + 4;
  let depth = open < 0 ? 0 : 1;
  for (let tag = tags.exec(source); depth > 0 && tag !== null && tag.index < limit; tag = tags.exec(source)) {
    depth += tag[1] === '/' ? -1 : 1;
    const close = source.indexOf('}}}}', tag.index);
    if (depth === 0 && close >= 0 && close + 4 <= limit) return { inner: open, outer: close + 4, closed: true };
  }
  return { inner: open < 0 ? limit : open, outer: limit, closed: false };
}

function trimmed(source: string, start: number, end: number): Span {
  let first = start;
  let last = Math.max(start, end);
  while (first < last && /\s/.test(source[first] ?? '')) first++;
  while (last > first && /\s/.test(source[last - 1] ?? '')) last--;
  return { start: first, end: last };
}

function firstWord(source: string, { start, end }: Span): Span {
  const word = /^(?:"[^"]*"|'[^']*'|(?:\[[^\]]*\]|[^\s~}"'[])*)/.exec(
    source.slice(start, Math.min(end, start + 200)),
  )?.[0];
  return { start, end: start + (word?.length ?? 0) };
}
