import { noteNumber } from '../../engine/template/written-numbers.js';

/** Written in a way that the number itself does not say. */
const special = /^-?\d+(?:\.0+$|(?:\.\d+)?[eE])|^-?\d{16,}$/;
const exponent = /\d[eE][-+]?\d/;
const number = /-?\d[-+.\deE]*/y;

/** For private use: it stands before what was a number. */
const marker = '\uE020';

type Holder = Record<string | number, unknown>;

export function isSpecialNumber(source: string): boolean {
  return special.test(source);
}

/**
 * Parses a line of JSON; its numbers keep a note of how they were written, where that matters.
 * @throws SyntaxError as `JSON.parse`
 */
export function parseRow(text: string): unknown {
  const plain: unknown = JSON.parse(text);
  const kind = numbersIn(plain);
  // Most rows are told by these two: they cost next to nothing, and a row may be long.
  if (kind === 'none' || (kind === 'whole' && !text.includes('.0') && !exponent.test(text))) return plain;
  const mark = text.includes(marker) || text.includes('\\u') ? freeMark(plain) : marker;
  const row: unknown = JSON.parse(markNumbers(text, mark));
  noteMarked(row, mark);
  return row;
}

type Numbers = 'none' | 'whole' | 'large';

/** Whether whole numbers are in the data, and whether one is too large to be exact. Numbers with a fraction are what they say. */
function numbersIn(value: unknown): Numbers {
  if (typeof value === 'number')
    return Number.isSafeInteger(value) ? 'whole' : Number.isInteger(value) ? 'large' : 'none';
  if (typeof value !== 'object' || value === null) return 'none';
  return Array.isArray(value) ? numbersInList(value) : numbersInObject(value as Holder);
}

function numbersInObject(holder: Holder): Numbers {
  let found: Numbers = 'none';
  for (const key in holder) {
    const item = holder[key];
    const inner = typeof item === 'string' ? 'none' : numbersIn(item);
    if (inner === 'large') return 'large';
    if (inner === 'whole') found = 'whole';
  }
  return found;
}

/** By index, since names of indexes are texts that would have to be made. */
function numbersInList(list: readonly unknown[]): Numbers {
  let found: Numbers = 'none';
  for (let i = 0; i < list.length; i++) {
    const inner = numbersIn(list[i]);
    if (inner === 'large') return 'large';
    if (inner === 'whole') found = 'whole';
  }
  return found;
}

/** The text with a marked string in place of each special number. */
function markNumbers(text: string, mark: string): string {
  let written = '';
  let done = 0;
  for (let at = 0; at < text.length; at++) {
    const char = text[at] ?? '';
    if (char === '"') at = closingQuote(text, at);
    else if (char === '-' || (char >= '0' && char <= '9')) {
      number.lastIndex = at;
      const [source = ''] = number.exec(text) ?? [];
      const end = at + source.length;
      if (isSpecialNumber(source)) {
        written += `${text.slice(done, at)}"${mark}${source}"`;
        done = end;
      }
      at = end - 1;
    }
  }
  return written + text.slice(done);
}

function closingQuote(text: string, opening: number): number {
  let at = text.indexOf('"', opening + 1);
  while (isEscaped(text, at)) at = text.indexOf('"', at + 1);
  return at;
}

function isEscaped(text: string, at: number): boolean {
  let start = at;
  while (text[start - 1] === '\\') start--;
  return (at - start) % 2 === 1;
}

/** Makes numbers of the marked texts again, each with its note. */
function noteMarked(value: unknown, mark: string): void {
  if (typeof value !== 'object' || value === null) return;
  const holder = value as Holder;
  for (const key in holder) {
    const item = holder[key];
    if (typeof item !== 'string') noteMarked(item, mark);
    else if (item.startsWith(mark)) {
      const source = item.slice(mark.length);
      holder[key] = Number(source);
      noteNumber(holder, key, source);
    }
  }
}

/** Characters for private use, more of them in a row than the data has anywhere. */
function freeMark(data: unknown): string {
  const text = JSON.stringify(data);
  let mark = marker;
  while (text.includes(mark)) mark += marker;
  return mark;
}
