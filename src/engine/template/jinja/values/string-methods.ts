import { BLANKS } from '../blanks.js';
import { optionalWhole, textArgument, wholeArgument } from './bind.js';
import { capitalized, swapCase, titled } from './casing.js';
import { characterCount, characterIndex, characters, unitOffset } from './characters.js';
import { getEntry } from './dict.js';
import { iterate } from './iterate.js';
import { unmarked } from './markup.js';
import { type Method, methods, type Methods } from './method.js';
import { splitLines, splitOn, splitOnRight } from './split.js';
import { stripped } from './strip.js';
import { type Budget, Dict, Fault, Tuple, typeName, type Value, NONE } from './value.js';
import { truthy } from './compare.js';
import { sliceRange } from './slice.js';

type Run = Method<string>['run'];
type Args = readonly (Value | undefined)[];

/** The methods of Python's `str` that make sense for text; `format` is in a file of its own. */
export const stringMethods: Methods<string> = methods<string>({
  upper: ['', (self) => self.toUpperCase()],
  lower: ['', (self) => self.toLowerCase()],
  casefold: ['', (self) => self.toLowerCase().replaceAll('ß', 'ss')],
  capitalize: ['', capitalized],
  title: ['', titled],
  swapcase: ['', swapCase],
  strip: ['chars', (self, [chars]) => stripped(self, chars, 'both')],
  lstrip: ['chars', (self, [chars]) => stripped(self, chars, 'left')],
  rstrip: ['chars', (self, [chars]) => stripped(self, chars, 'right')],
  split: ['sep maxsplit', (self, [sep, max], budget) => spent(splitOn(self, sep, wholeArgument(max, -1)), budget)],
  rsplit: [
    'sep maxsplit',
    (self, [sep, max], budget) => spent(splitOnRight(self, sep, wholeArgument(max, -1)), budget),
  ],
  splitlines: [
    'keepends',
    (self, [keep], budget) => spent(splitLines(self, keep !== undefined && truthy(keep)), budget),
  ],
  partition: ['sep!', (self, [sep]) => partition(self, sep, self.indexOf(textArgument(sep)), false)],
  rpartition: ['sep!', (self, [sep]) => partition(self, sep, self.lastIndexOf(textArgument(sep)), true)],
  join: ['iterable!', join],
  replace: [
    'old! new! count',
    (self, [old, by, count], budget) =>
      replaceText(self, [textArgument(old), textArgument(by), wholeArgument(count, -1)], budget),
  ],
  startswith: ['prefix! start end', (self, args) => affix(self, args, (text, prefix) => text.startsWith(prefix))],
  endswith: ['suffix! start end', (self, args) => affix(self, args, (text, suffix) => text.endsWith(suffix))],
  find: ['sub! start end', (self, args) => find(self, args, 'indexOf')],
  rfind: ['sub! start end', (self, args) => find(self, args, 'lastIndexOf')],
  index: ['sub! start end', (self, args) => found(find(self, args, 'indexOf'))],
  rindex: ['sub! start end', (self, args) => found(find(self, args, 'lastIndexOf'))],
  count: ['sub! start end', count],
  center: ['width! fillchar', pad('center')],
  ljust: ['width! fillchar', pad('left')],
  rjust: ['width! fillchar', pad('right')],
  zfill: ['width!', zfill],
  expandtabs: ['tabsize', (self, [size], budget) => expandTabs(self, wholeArgument(size, 8), budget)],
  removeprefix: [
    'prefix!',
    (self, [p]) => (self.startsWith(textArgument(p)) ? self.slice(textArgument(p).length) : self),
  ],
  removesuffix: [
    'suffix!',
    (self, [s]) =>
      textArgument(s) !== '' && self.endsWith(textArgument(s)) ? self.slice(0, -textArgument(s).length) : self,
  ],
  translate: ['table!', translate],
  isdigit: ['', (self) => /^[\p{Nd}\u00b2\u00b3\u00b9\u2070-\u2089]+$/u.test(self)],
  isdecimal: ['', (self) => /^\p{Nd}+$/u.test(self)],
  isnumeric: ['', (self) => /^\p{N}+$/u.test(self)],
  isalpha: ['', (self) => /^\p{L}+$/u.test(self)],
  isalnum: ['', (self) => /^[\p{L}\p{N}]+$/u.test(self)],
  isspace: ['', (self) => SPACE.test(self)],
  isupper: ['', isUpper],
  islower: ['', isLower],
  istitle: ['', (self) => self === titled(self) && /\p{L}/u.test(self)],
  isascii: ['', (self) => /^[\0-\x7f]*$/.test(self)],
  isidentifier: ['', (self) => /^[\p{L}_][\p{L}\p{N}_]*$/u.test(self)],
});

const SPACE = new RegExp(`^[${BLANKS}]+$`);

export function isUpper(text: string): boolean {
  return text === text.toUpperCase() && text !== text.toLowerCase();
}

export function isLower(text: string): boolean {
  return text === text.toLowerCase() && text !== text.toUpperCase();
}

function spent(items: string[], budget: Budget): string[] {
  budget.spend(items.length);
  return items;
}

function partition(text: string, sep: Value | undefined, at: number, fromRight: boolean): Tuple {
  const separator = textArgument(sep);
  if (separator === '') throw new Fault('empty separator');
  if (at >= 0) return new Tuple([text.slice(0, at), sep ?? separator, text.slice(at + separator.length)]);
  return new Tuple(fromRight ? ['', '', text] : [text, '', '']);
}

function join(self: string, [iterable]: Args, budget: Budget): string {
  const parts: string[] = [];
  let length = 0;
  for (const item of iterate(iterable ?? NONE)) {
    const part = unmarked(item);
    if (typeof part !== 'string') {
      throw new Fault(`sequence item ${parts.length}: expected str instance, ${typeName(part)} found`);
    }
    budget.spend(1);
    length += part.length + self.length;
    budget.allow(length);
    parts.push(part);
  }
  return parts.join(self);
}

/** Python's `replace`: at most `limit` times, from the left; a negative limit means every time. */
export function replaceText(text: string, [old, by, limit]: readonly [string, string, number], budget: Budget): string {
  const pieces = old === '' ? ['', ...characters(text), ''] : text.split(old);
  const times = limit < 0 ? pieces.length - 1 : Math.min(limit, pieces.length - 1);
  budget.spend(Math.ceil(pieces.length / 16));
  budget.allow(text.length + times * by.length);
  return (
    pieces.slice(0, times + 1).join(by) + (times + 1 < pieces.length ? old : '') + pieces.slice(times + 1).join(old)
  );
}

/** The part of the text between the code points `start` and `end`, and its UTF-16 offset. */
function window(
  text: string,
  start: Value | undefined,
  end: Value | undefined,
): { text: string; offset: number; valid: boolean } {
  const length = characterCount(text);
  const from = optionalWhole(start, 0);
  const [first, last] = sliceRange(from, optionalWhole(end, length), length);
  const offset = unitOffset(text, first);
  return { text: text.slice(offset, unitOffset(text, Math.max(first, last))), offset, valid: from <= length };
}

function affix(self: string, [affixes, start, end]: Args, holds: (text: string, affix: string) => boolean): boolean {
  const { text, valid } = window(self, start, end);
  const candidates = affixes instanceof Tuple ? affixes.items : [affixes];
  return valid && candidates.some((candidate) => holds(text, textArgument(candidate)));
}

function find(self: string, [sub, start, end]: Args, direction: 'indexOf' | 'lastIndexOf'): number {
  const { text, offset, valid } = window(self, start, end);
  const at = valid ? text[direction](textArgument(sub)) : -1;
  return at < 0 ? -1 : characterIndex(self, at + offset);
}

function found(index: number): number {
  if (index < 0) throw new Fault('substring not found');
  return index;
}

function count(self: string, [sub, start, end]: Args): number {
  const { text } = window(self, start, end);
  const sought = textArgument(sub);
  return sought === '' ? characterCount(text) + 1 : text.split(sought).length - 1;
}

function pad(side: 'left' | 'right' | 'center'): Run {
  return (self, [width, fill], budget) =>
    padText(self, wholeArgument(width, 0), [side, textArgument(fill, ' ')], budget);
}

/** Python's `ljust`, `rjust` and `center`, the last with its own idea of the middle. */
export function padText(
  text: string,
  width: number,
  [side, fill]: readonly ['left' | 'right' | 'center', string],
  budget: Budget,
): string {
  if (characterCount(fill) !== 1) throw new Fault('The fill character must be exactly one character long');
  const missing = width - characterCount(text);
  if (missing <= 0) return text;
  budget.allow(width);
  if (side === 'left') return text + fill.repeat(missing);
  if (side === 'right') return fill.repeat(missing) + text;
  const left = (missing >> 1) + (missing & width & 1);
  return fill.repeat(left) + text + fill.repeat(missing - left);
}

function zfill(self: string, [width]: Args, budget: Budget): string {
  const missing = wholeArgument(width, 0) - characterCount(self);
  if (missing <= 0) return self;
  budget.allow(missing);
  const sign = self.startsWith('-') || self.startsWith('+') ? self.slice(0, 1) : '';
  return sign + '0'.repeat(missing) + self.slice(sign.length);
}

function expandTabs(text: string, size: number, budget: Budget): string {
  budget.allow(text.length + (text.split('\t').length - 1) * Math.max(0, size));
  let column = 0;
  return characters(text)
    .map((character) => {
      if (character === '\n' || character === '\r') column = 0;
      if (character !== '\t') {
        if (character !== '\n' && character !== '\r') column++;
        return character;
      }
      const width = size > 0 ? size - (column % size) : 0;
      column += width;
      return ' '.repeat(width);
    })
    .join('');
}

function translate(self: string, [table]: Args): string {
  if (!(table instanceof Dict)) throw new Fault('translate() needs a dict from code points to texts');
  return characters(self)
    .map((character) => {
      const by = getEntry(table, character.codePointAt(0) ?? 0);
      if (by === undefined) return character;
      if (by === NONE) return '';
      return typeof by === 'number' ? String.fromCodePoint(by) : textArgument(by);
    })
    .join('');
}
