import { BLANKS } from '../blanks.js';
import { optionalWhole, textArgument } from '../values/bind.js';
import { characterCount, firstCharacters } from '../values/characters.js';
import { truthy } from '../values/compare.js';
import { escapeHtml } from '../values/html.js';
import { listOf } from '../values/iterate.js';
import { escapedText } from '../values/markup.js';
import { repr } from '../values/repr.js';
import { Fault, type Value, NONE } from '../values/value.js';

interface LinkRules {
  /** Longest text of a link; undefined for any. */
  readonly limit: number | undefined;
  /** The further attributes of a link, each with a blank before it. */
  readonly attributes: string;
  readonly schemes: readonly string[];
}

const BLANK_RUN = new RegExp(`([${BLANKS}]+)`);
const WORD = '[\\p{L}\\p{N}_%-]';
const HOST = `(?:https?://|www\\.)(?:${WORD}+\\.)*(?:[a-z]{2,63}|xn--[\\p{L}\\p{N}_%]{2,59})`;
const KNOWN_DOMAIN = `(?:${WORD}{2,63}\\.)+(?:com|net|int|edu|gov|org|info|mil)`;
const ADDRESS = 'https?://(?:\\d{1,3}(?:\\.\\d{1,3}){3}|\\[(?:[\\da-f]{0,4}:){2}(?:[\\da-f]{0,4}:?){1,6}\\])';
const WEB = new RegExp(`^(?:${HOST}|${KNOWN_DOMAIN}|${ADDRESS})(?::\\d{1,5})?(?:[/?#]\\S*)?$`, 'iu');
const MAIL = /^\S+@[\p{L}\p{N}_][\p{L}\p{N}_.-]*\.[\p{L}\p{N}_]+$/u;
const SCHEME = /^[\p{L}\p{N}_.+-]{2,}:\/{0,2}$/u;
const OPENING = /^(?:[(<]|&lt;)+/;
const CLOSING = [')', '>', '.', ',', '\n', '&gt;'];
const PAIRS = [
  ['(', ')'],
  ['<', '>'],
  ['&lt;', '&gt;'],
] as const;

/** jinja2's `urlize`: addresses become links, and everything is escaped. */
export function urlize(input: Value, [limit, nofollow, target, rel, schemes]: readonly (Value | undefined)[]): Value {
  const optional = (value: Value | undefined): string =>
    value === undefined || value === NONE ? '' : textArgument(value);
  const relations = new Set(['noopener', ...optional(rel).split(/\s+/)]);
  if (nofollow !== undefined && truthy(nofollow)) relations.add('nofollow');
  const attribute = (name: string, value: string): string => (value === '' ? '' : ` ${name}="${escapeHtml(value)}"`);
  const rules: LinkRules = {
    limit: limit === undefined || limit === NONE ? undefined : optionalWhole(limit, 0),
    attributes:
      attribute('rel', [...relations].filter(Boolean).sort().join(' ')) + attribute('target', optional(target)),
    schemes: schemes === undefined || schemes === NONE ? [] : listOf(schemes).map(scheme),
  };
  return escapedText(input)
    .split(BLANK_RUN)
    .map((word) => linkedWord(word, rules))
    .join('');
}

function scheme(value: Value): string {
  const text = textArgument(value);
  if (!SCHEME.test(text)) throw new Fault(`${repr(text)} is not a valid URI scheme prefix.`);
  return text;
}

/** Brackets and points around an address stay outside its link, except a bracket that closes one inside it. */
function linkedWord(word: string, rules: LinkRules): string {
  const head = OPENING.exec(word)?.[0] ?? '';
  let end = word.length;
  for (let mark = closingMark(word, end); mark !== undefined && end > head.length; mark = closingMark(word, end)) {
    end -= mark.length;
  }
  let middle = word.slice(head.length, Math.max(end, head.length));
  let tail = word.slice(head.length + middle.length);
  for (const [open, close] of PAIRS) {
    const opened = count(middle, open);
    if (opened <= count(middle, close)) continue;
    const moved = behindMark(tail, close, opened);
    middle += tail.slice(0, moved);
    tail = tail.slice(moved);
  }
  return head + link(middle, rules) + tail;
}

function closingMark(word: string, end: number): string | undefined {
  return CLOSING.find((mark) => word.endsWith(mark, end));
}

function count(text: string, mark: string): number {
  return text.split(mark).length - 1;
}

/** The offset behind the `most`th mark, or behind the last one when there are fewer. */
function behindMark(text: string, mark: string, most: number): number {
  let behind = 0;
  for (let i = 0, at = text.indexOf(mark); i < most && at >= 0; i++, at = text.indexOf(mark, behind)) {
    behind = at + mark.length;
  }
  return behind;
}

function link(text: string, { limit, attributes, schemes }: LinkRules): string {
  if (WEB.test(text)) {
    const shown = limit !== undefined && characterCount(text) > limit ? `${firstCharacters(text, limit)}...` : text;
    return `<a href="${/^https?:\/\//.test(text) ? '' : 'https://'}${text}"${attributes}>${shown}</a>`;
  }
  if (text.startsWith('mailto:') && MAIL.test(text.slice(7))) return `<a href="${text}">${text.slice(7)}</a>`;
  if (text.includes('@') && !text.startsWith('www.') && !text.includes(':') && MAIL.test(text)) {
    return `<a href="mailto:${text}">${text}</a>`;
  }
  const known = schemes.some((start) => text !== start && text.startsWith(start));
  return known ? `<a href="${text}"${attributes}>${text}</a>` : text;
}
