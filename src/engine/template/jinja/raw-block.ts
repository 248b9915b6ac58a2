import type { JinjaEnvironment } from './builtins.js';

/** The opening tag of a block whose inside is text, and where the block ends. */
export interface RawOpening {
  readonly word: string;
  /** Where the inside begins. */
  readonly end: number;
  /** Whether the tag takes the blanks behind it. */
  readonly trims: boolean;
  readonly closed: RawEnd;
}

interface RawEnd {
  readonly at: number;
  /** Of the closing tag; 0 where there is none. */
  readonly length: number;
  /** The whitespace signs of the closing tag. */
  readonly sign: string;
  readonly closeSign: string;
}

const OPEN = /\{%[-+]?\s*raw\s*(-?)%\}/y;
const CLOSE = /\{%([-+]?)\s*endraw\s*([-+]?)%\}/g;
/** In Nunjucks raw blocks have two names, and may stand in each other. */
const NUNJUCKS_OPEN = /\{%-?\s*(raw|verbatim)\s*(-?)%\}/y;

/** Undefined where no raw block begins. */
export function rawOpening(
  source: string,
  at: number,
  environment: JinjaEnvironment | undefined,
): RawOpening | undefined {
  if (environment === 'nunjucks') return nunjucksOpening(source, at);
  OPEN.lastIndex = at;
  const found = OPEN.exec(source);
  if (found === null) return undefined;
  const end = at + found[0].length;
  return { word: 'raw', end, trims: found[1] === '-', closed: rawEnd(source, end) };
}

function rawEnd(source: string, inside: number): RawEnd {
  CLOSE.lastIndex = inside;
  const found = CLOSE.exec(source);
  if (found === null) return { at: source.length, length: 0, sign: '', closeSign: '' };
  return { at: found.index, length: found[0].length, sign: found[1] ?? '', closeSign: found[2] ?? '' };
}

/** The sign of Nunjucks' opening tag is forgotten until text comes: it takes the blanks behind the block. */
function nunjucksOpening(source: string, at: number): RawOpening | undefined {
  NUNJUCKS_OPEN.lastIndex = at;
  const [whole, word = 'raw', closeSign = ''] = NUNJUCKS_OPEN.exec(source) ?? [];
  if (whole === undefined) return undefined;
  const end = at + whole.length;
  return { word, end, trims: false, closed: { ...nestedEnd(source, end, word), sign: '', closeSign } };
}

/** The end of as many blocks as were opened, where each has the same word. */
function nestedEnd(source: string, inside: number, word: string): Pick<RawEnd, 'at' | 'length'> {
  const tags = new RegExp(`\\{%\\s*(end)?${word}\\s*%\\}`, 'g');
  tags.lastIndex = inside;
  let open = 1;
  for (let found = tags.exec(source); found !== null; found = tags.exec(source)) {
    open += found[1] === undefined ? 1 : -1;
    if (open === 0) return { at: found.index, length: found[0].length };
  }
  return { at: source.length, length: 0 };
}
