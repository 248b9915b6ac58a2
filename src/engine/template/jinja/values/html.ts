import { BLANKS } from '../blanks.js';

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  "'": '&#39;',
  '"': '&#34;',
};
const NAMED: Readonly<Record<string, string>> = {
  ...{ amp: '&', lt: '<', gt: '>', quot: '"', apos: "'", nbsp: '\u00a0', copy: '©', reg: '®', trade: '™', deg: '°' },
  ...{ hellip: '…', mdash: '—', ndash: '–', lsquo: '‘', rsquo: '’', ldquo: '“', rdquo: '”', laquo: '«', raquo: '»' },
  ...{
    bull: '•',
    middot: '·',
    times: '×',
    divide: '÷',
    plusmn: '±',
    euro: '€',
    pound: '£',
    cent: '¢',
    yen: '¥',
    sect: '§',
  },
};
const BLANK_RUN = new RegExp(`[${BLANKS}]+`, 'g');

/** The five characters that markupsafe escapes. */
export function escapeHtml(text: string): string {
  return text.replaceAll(/[&<>'"]/g, (character) => ENTITIES[character] ?? character);
}

/** Takes out comments and tags, joins blanks, and resolves numeric and the commonest named entities. */
export function stripTags(text: string): string {
  const bare = withoutBetween(withoutBetween(text, '<!--', '-->'), '<', '>');
  return unescapeHtml(bare.replaceAll(BLANK_RUN, ' ').trim());
}

/** The characters that entities stand for. */
export function unescapeHtml(text: string): string {
  return text.replaceAll(
    /&(?:#(\d{1,7})|#[xX]([0-9a-fA-F]{1,6})|([a-z]{2,6}));/g,
    (whole, decimal?: string, hex?: string, name?: string) => {
      if (name !== undefined) return Object.hasOwn(NAMED, name) ? (NAMED[name] ?? whole) : whole;
      const code = hex === undefined ? Number(decimal) : Number.parseInt(hex, 16);
      return code <= 0x10ffff ? String.fromCodePoint(code) : whole;
    },
  );
}

/** Linear, which a lazy regular expression over many unclosed `<` is not. */
function withoutBetween(text: string, open: string, close: string): string {
  let result = '';
  let at = 0;
  for (let start = text.indexOf(open); start >= 0; start = text.indexOf(open, at)) {
    const end = text.indexOf(close, start + open.length);
    if (end < 0) break;
    result += text.slice(at, start);
    at = end + close.length;
  }
  return result + text.slice(at);
}
