import { canonicalJson, hashText } from '../../text/hash.js';

/**
 * What is appended to the tags around the values a judge is shown, and to those of its verdict. It follows from the
 * values, so that equal questions are equal requests, and occurs in none of them: a text would have to hold a part of
 * its own hash to close a tag or to give a verdict in the judge's stead.
 */
export function judgeMark(values: Readonly<Record<string, unknown>>): string {
  const shown = canonicalJson(values);
  let mark = hashText(shown).slice(0, 8);
  while (shown.includes(mark)) mark = hashText(mark).slice(0, 8);
  return `-${mark}`;
}
