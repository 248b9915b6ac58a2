import { noteNumber } from '../../engine/template/written-numbers.js';

const tokens = /"(?:[^"\\]|\\.)*"|-?\d+(?:\.\d+)?(?:[eE][-+]?\d+)?/g;
/** Written in a way that the number itself does not say. */
const special = /^-?\d+(?:\.0+$|(?:\.\d+)?[eE])|^-?\d{16,}$/;
const exponent = /\d[eE][-+]?\d/;

/**
 * Parses a line of JSON; its numbers keep a note of how they were written, where that matters.
 * @throws SyntaxError as `JSON.parse`
 */
export function parseRow(text: string): unknown {
  const plain: unknown = JSON.parse(text);
  const kind = numbersIn(plain);
  // Most rows are told by these two: they cost next to nothing, and a row may be long.
  if (kind === 'none' || (kind === 'whole' && !text.includes('.0') && !exponent.test(text))) return plain;
  const mark = freeMark(plain);
  const marked = text.replaceAll(tokens, (token) => (special.test(token) ? `"${mark}${token}"` : token));
  return JSON.parse(marked, function (this: object, key, value: unknown) {
    if (typeof value !== 'string' || !value.startsWith(mark)) return value;
    const source = value.slice(mark.length);
    noteNumber(this, key, source);
    return Number(source);
  });
}

/** Whether whole numbers are in the data, and whether one is too large to be exact. Numbers with a fraction are what they say. */
function numbersIn(value: unknown): 'none' | 'whole' | 'large' {
  if (typeof value === 'number')
    return Number.isSafeInteger(value) ? 'whole' : Number.isInteger(value) ? 'large' : 'none';
  if (typeof value !== 'object' || value === null) return 'none';
  let found: 'none' | 'whole' = 'none';
  for (const key in value) {
    const item: unknown = (value as Readonly<Record<string, unknown>>)[key];
    const inner = typeof item === 'string' ? 'none' : numbersIn(item);
    if (inner === 'large') return 'large';
    if (inner === 'whole') found = 'whole';
  }
  return found;
}

/** Characters for private use, more of them in a row than the data has anywhere. */
function freeMark(data: unknown): string {
  const text = JSON.stringify(data);
  let mark = '\uE020';
  while (text.includes(mark)) mark += '\uE020';
  return mark;
}
