import { readText } from './work.js';

/** Python indexes texts by code point, JavaScript by UTF-16 unit: they differ only where there are surrogates. */
const SURROGATE = /[\ud800-\udfff]/;

export function characters(text: string): string[] {
  return SURROGATE.test(text) ? Array.from(text) : text.split('');
}

export function characterCount(text: string): number {
  if (!SURROGATE.test(text)) return text.length;
  let count = 0;
  for (const character of text) count += character.length > 0 ? 1 : 0;
  return count;
}

/** The code point at an index, negative from the end; undefined when there is none. */
export function characterAt(text: string, index: number): string | undefined {
  readText(text.length);
  const plain = !SURROGATE.test(text);
  const items = plain ? text : Array.from(text);
  return items[index < 0 ? index + items.length : index];
}

/** The first `count` code points. */
export function firstCharacters(text: string, count: number): string {
  return SURROGATE.test(text) ? Array.from(text).slice(0, count).join('') : text.slice(0, count);
}

/** The UTF-16 offset of the code point `index`. */
export function unitOffset(text: string, index: number): number {
  return SURROGATE.test(text) ? firstCharacters(text, index).length : Math.min(index, text.length);
}

/** The code point index of a UTF-16 offset. */
export function characterIndex(text: string, offset: number): number {
  return offset < 0 ? offset : characterCount(text.slice(0, offset));
}
