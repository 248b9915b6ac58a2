import { readFileSync } from 'node:fs';

/** The bundle that translators start from, in a language that has no letter of English: what a panel still says in English is no word of the bundle. */
export function pseudoBundle(): Record<string, string> {
  const words = JSON.parse(readFileSync('l10n/bundle.l10n.json', 'utf8')) as Record<string, string>;
  return Object.fromEntries(Object.keys(words).map((key) => [key, translated(key)]));
}

/** Letters beyond ASCII, a third longer as many languages are; placeholders and the addresses of links stay. */
export function translated(sentence: string): string {
  const pieces = sentence.split(/(\{\w+\}|\]\([^)]*\))/);
  return `⟦${pieces.map((piece, index) => (index % 2 === 1 ? piece : piece.replaceAll(/[a-z]/gi, toAccented))).join('')}⟧`;
}

function toAccented(letter: string): string {
  const shift = letter.toLowerCase().charCodeAt(0) - 'a'.charCodeAt(0);
  const long = 'aeiou'.includes(letter.toLowerCase()) ? 'ā' : '';
  // Greek letters, of which 25 follow each other.
  return String.fromCharCode(0x3b1 + (shift % 25)) + long;
}

/** What people see or hear besides text. */
const spoken = ['aria-label', 'title', 'placeholder', 'alt', 'aria-description', 'aria-roledescription'];

/** English words on a page that are not in the data it shows. */
export function plainWords(page: Document, data: unknown): string[] {
  const known = textsIn(data)
    .filter((text) => /[a-z]/i.test(text))
    .sort((a, b) => b.length - a.length)
    .map((text) => new RegExp(`(?<![a-z])${text.replaceAll(/[^\w\s]/g, '\\$&')}(?![a-z])`, 'g'));
  const left = [...saidBy(page)].map((said) => known.reduce((text, one) => text.replaceAll(one, ' '), said));
  return [...new Set(left.flatMap((text) => text.match(/[a-z]{2,}/gi) ?? []))];
}

function* saidBy(page: Document): Generator<string> {
  for (const element of page.querySelectorAll('#root *')) {
    for (const node of element.childNodes) if (node.nodeType === 3) yield node.textContent ?? '';
    for (const name of spoken) yield element.getAttribute(name) ?? '';
  }
}

/** All strings of a value, their lines and the names of files in them, and fields that are names of metrics. */
function textsIn(value: unknown): string[] {
  if (typeof value === 'string') return [value, ...value.split('\n'), ...value.split('/').slice(-1)];
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) => [...(key.includes('-') ? [key] : []), ...textsIn(inner)]);
}
