import { truthy } from '../values/compare.js';
import { capitalized } from '../values/casing.js';
import { characterCount, firstCharacters } from '../values/characters.js';
import { iterate, lengthOf, tryIterate } from '../values/iterate.js';
import { binary } from '../values/arithmetic.js';
import { repr, toText } from '../values/repr.js';
import { splitLines } from '../values/split.js';
import { padText, replaceText } from '../values/string-methods.js';
import { stripped } from '../values/strip.js';
import { optionalWhole, textArgument, wholeArgument } from '../values/bind.js';
import { dictOf } from '../values/dict.js';
import { pairsFrom } from '../values/dict-methods.js';
import { escapeHtml, stripTags } from '../values/html.js';
import { escapedText } from '../values/markup.js';
import { Dict, Fault, Markup, Tuple, typeName, Undefined, type Value, NONE } from '../values/value.js';
import { attributeGetter, type Filter, filter, type FilterTools, rawFilter, textFilter } from './filter.js';
import { layout } from './layout.js';
import { urlize } from './urlize.js';
import { wrapText } from './word-wrap.js';

type Args = readonly (Value | undefined)[];

export const textFilters: Readonly<Record<string, Filter>> = {
  upper: textFilter('', (s) => toText(s).toUpperCase()),
  lower: textFilter('', (s) => toText(s).toLowerCase()),
  capitalize: textFilter('', (s) => capitalized(toText(s))),
  title: filter('', (s) => titleWords(toText(s))),
  trim: rawFilter('chars', trim),
  string: textFilter('', (s) => toText(s)),
  safe: filter('', (s) => new Markup(toText(s))),
  escape: rawFilter('', (s) => new Markup(escapedText(s))),
  e: rawFilter('', (s) => new Markup(escapedText(s))),
  forceescape: filter('', (s) => new Markup(escapeHtml(toText(s)))),
  striptags: filter('', (s) => stripTags(toText(s))),
  replace: filter('old! new! count', replace),
  join: filter('d attribute', join),
  center: textFilter('width', (s, [width], tools) =>
    padText(toText(s), wholeArgument(width, 80), ['center', ' '], tools),
  ),
  indent: textFilter('width first blank', indent),
  truncate: rawFilter('length killwords end leeway', truncate),
  wordcount: filter('', (s) => toText(s).match(/[\p{L}\p{N}_]+/gu)?.length ?? 0),
  wordwrap: filter('width break_long_words wrapstring break_on_hyphens', wordwrap),
  format: format,
  layout: filter('char_width overlap', layout),
  urlencode: filter('', urlencode),
  urlize: rawFilter('trim_url_limit nofollow target rel extra_schemes', urlize),
  xmlattr: filter('autospace', xmlAttributes),
};

/** Jinja's own title case: words begin after blanks and opening brackets, not after apostrophes. */
function titleWords(text: string): string {
  return text
    .split(/([-\s({[<]+)/)
    .map(upperFirst)
    .join('');
}

/** Of a marked text the characters are escaped too, as its own `strip` does. */
function trim(input: Value, [chars]: Args): Value {
  if (!(input instanceof Markup)) return stripped(toText(input), chars, 'both');
  const set = chars === undefined || chars === NONE ? undefined : escapedText(chars);
  return new Markup(stripped(input.text, set, 'both'));
}

function upperFirst(word: string): string {
  const [first = ''] = word;
  return first.toUpperCase() + word.slice(first.length).toLowerCase();
}

function replace(input: Value, [old = '', by = '', count]: Args, tools: FilterTools): Value {
  return replaceText(toText(input), [toText(old), toText(by), optionalWhole(count, -1)], tools);
}

function join(input: Value, [separator = '', attribute]: Args, tools: FilterTools): Value {
  const read = attributeGetter(attribute, tools);
  const parts: string[] = [];
  const glue = toText(separator);
  let length = 0;
  for (const item of iterate(input)) {
    const text = toText(read(item));
    tools.spend(1);
    length += text.length + glue.length;
    tools.allow(length);
    parts.push(text);
  }
  return parts.join(glue);
}

function indent(input: Value, [width, first, blank]: Args, tools: FilterTools): Value {
  const margin = typeof width === 'string' ? width : ' '.repeat(Math.max(0, checkedWidth(width, tools)));
  const lines = splitLines(`${textArgument(input)}\n`);
  tools.allow(lines.length * margin.length);
  const every = blank !== undefined && truthy(blank);
  const indented = lines.map((line, i) => (i > 0 && (every || line !== '') ? margin + line : line));
  return (first !== undefined && truthy(first) ? margin : '') + indented.join('\n');
}

function checkedWidth(width: Value | undefined, tools: FilterTools): number {
  const count = wholeArgument(width, 4);
  tools.allow(count);
  return count;
}

function truncate(input: Value, [length, killWords, end, leeway]: Args): Value {
  const mark = textArgument(end, '...');
  const size = wholeArgument(length, 255);
  const slack = optionalWhole(leeway, 5);
  const room = size - characterCount(mark);
  if (room < 0) throw new Fault(`expected length >= ${characterCount(mark)}, got ${size}`);
  if (slack < 0) throw new Fault(`expected leeway >= 0, got ${slack}`);
  if (lengthOf(input) <= size + slack) return input;
  const cut = firstCharacters(textArgument(input), room);
  const space = killWords !== undefined && truthy(killWords) ? -1 : cut.lastIndexOf(' ');
  const kept = space < 0 ? cut : cut.slice(0, space);
  return input instanceof Markup ? new Markup(kept + escapedText(end ?? mark)) : kept + mark;
}

function wordwrap(input: Value, [width, breakLong, wrapString, breakHyphens]: Args, tools: FilterTools): Value {
  const glue = textArgument(wrapString ?? undefined, '\n');
  const rules = {
    width: wholeArgument(width, 79),
    breakLongWords: breakLong === undefined || truthy(breakLong),
    breakOnHyphens: breakHyphens === undefined || truthy(breakHyphens),
  };
  const text = textArgument(input);
  tools.spend(Math.ceil(text.length / 16));
  const source = splitLines(text);
  if (rules.width <= 0 && source.length > 0) throw new Fault(`invalid width ${rules.width} (must be > 0)`);
  const lines = source.map((line) => wrapText(line, rules, tools).join(glue));
  return lines.join(glue);
}

function format(input: Value, { positional, named }: Parameters<Filter>[1], tools: FilterTools): Value {
  if (positional.length > 0 && named.size > 0)
    throw new Fault("can't handle positional and keyword arguments at the same time");
  const values = named.size > 0 ? dictOf(named) : new Tuple(positional);
  return binary('%', isText(input) ? input : toText(input), values, tools);
}

function isText(input: Value): boolean {
  return typeof input === 'string' || input instanceof Markup;
}

/** A dict as `name="value"` pairs; None and missing values are left out. */
function xmlAttributes(input: Value, [space]: Args): Value {
  if (input instanceof Undefined) throw new Fault(input.message);
  if (!(input instanceof Dict)) throw new Fault(`'${typeName(input)}' object has no attribute 'items'`);
  const given = [...pairsFrom(input)].filter(([, value]) => value !== NONE && !(value instanceof Undefined));
  const attributes = given.map(([key, value]) => `${attributeName(textArgument(key))}="${escapedText(value)}"`);
  return (attributes.length > 0 && (space === undefined || truthy(space)) ? ' ' : '') + attributes.join(' ');
}

function attributeName(name: string): string {
  if (/[\s/>=]/.test(name)) throw new Fault(`Invalid character in attribute name: ${repr(name)}`);
  return escapeHtml(name);
}

/** A text is quoted; a dict or a list of pairs becomes a query string. */
function urlencode(input: Value): Value {
  if (input instanceof Undefined) return '';
  if (typeof input === 'string' || tryIterate(input) === undefined) return quoteUrl(toText(input), '/');
  const pairs = Array.from(pairsFrom(input), ([key, value]) => [key, value].map((part) => quoteUrl(toText(part), '')));
  return pairs.map(([key = '', value = '']) => `${key}=${value}`.replaceAll('%20', '+')).join('&');
}

function quoteUrl(text: string, keep: '/' | ''): string {
  const quoted = encodeURIComponent(text).replaceAll(
    /[!'()*]/g,
    (c) => `%${c.charCodeAt(0).toString(16).toUpperCase()}`,
  );
  return keep === '/' ? quoted.replaceAll('%2F', '/') : quoted;
}
