import type { Filter, FilterTools } from '../filters/filter.js';
import { Fault, Markup, NONE, type Value } from '../values/value.js';
import { type Args, filter, lengthOf, likeInput, textIn, textOrEmpty } from './filter.js';
import { patternOf, replacedMatches } from './pattern.js';
import { isAbsent, numberOf, textOf, truthy } from './primitive.js';
import { urlencode, urlize } from './url-filters.js';

const escape = filter((input) => (input instanceof Markup ? input : new Markup(escaped(input))));

export const textFilters: Readonly<Record<string, Filter>> = {
  capitalize: filter((input, _, tools) => likeInput(input, capitalized(textOrEmpty(input, tools)))),
  center: filter(center),
  e: escape,
  escape,
  forceescape: filter((input) => new Markup(escaped(input))),
  indent: filter(indent),
  lower: filter((input, _, tools) => textOrEmpty(input, tools).toLowerCase()),
  nl2br: filter((input, _, tools) =>
    isAbsent(input) ? '' : likeInput(input, textIn(input, tools).replaceAll(/\r?\n/g, '<br />\n')),
  ),
  replace: filter(replace),
  safe: filter((input) => (input instanceof Markup ? input : new Markup(isAbsent(input) ? '' : textOf(input)))),
  string: filter((input, _, tools) => (input instanceof Markup ? input : present(input, tools))),
  striptags: filter(striptags),
  title: filter((input, _, tools) => likeInput(input, textOrEmpty(input, tools).split(' ').map(capitalized).join(' '))),
  trim: filter((input, _, tools) => likeInput(input, textIn(input, tools).trim())),
  truncate: filter(truncate),
  upper: filter((input, _, tools) => textOrEmpty(input, tools).toUpperCase()),
  urlencode: filter(urlencode),
  urlize: filter(urlize),
  wordcount: filter((input, _, tools) => (truthy(input) ? textIn(input, tools) : '').match(/\w+/g)?.length ?? NONE),
};

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '"': '&quot;',
  "'": '&#39;',
  '<': '&lt;',
  '>': '&gt;',
  '\\': '&#92;',
};

function escaped(value: Value): string {
  if (isAbsent(value)) return '';
  return textOf(value).replaceAll(/[&"'<>\\]/g, (character) => ENTITIES[character] ?? character);
}

function capitalized(text: string): string {
  const lower = text.toLowerCase();
  return lower.charAt(0).toUpperCase() + lower.slice(1);
}

function present(value: Value, { name }: FilterTools): string {
  if (isAbsent(value))
    throw new Fault(`The filter '${name}' takes a value, and there is none here: put \`default\` before it.`);
  return textOf(value);
}

/** How often something is done that is done while a counter is below `count`. */
function times(count: number): number {
  return Math.max(0, Math.ceil(count)) || 0;
}

function numberArgument(value: Value | undefined, fallback: number): number {
  return value === undefined || !truthy(value) ? fallback : numberOf(value);
}

/** With an odd rest the left side gets one blank more, by the way Nunjucks counts. */
function center(input: Value, [width]: Args, tools: FilterTools): Value {
  const given = isAbsent(input) || input === false ? '' : input;
  const text = textOf(given);
  const wide = numberArgument(width, 80);
  if (lengthOf(given) >= wide) return given;
  const blanks = wide - lengthOf(given);
  tools.allow(wide * 2);
  const [left, right] = [times(blanks / 2 - (blanks % 2)), times(blanks / 2)];
  return likeInput(input, ' '.repeat(left) + text + ' '.repeat(right));
}

function indent(input: Value, [width, first]: Args, tools: FilterTools): Value {
  const text = textOrEmpty(input, tools);
  if (text === '') return '';
  const lines = text.split('\n');
  const count = times(numberArgument(width, 4));
  tools.allow(text.length + lines.length * count);
  const blanks = ' '.repeat(count);
  const indentsFirst = first !== undefined && truthy(first);
  return likeInput(input, lines.map((line, i) => (i === 0 && !indentsFirst ? line : blanks + line)).join('\n'));
}

function replace(input: Value, [old, by, most]: Args, tools: FilterTools): Value {
  const pattern = patternOf(old);
  const replacement = by === undefined ? 'undefined' : textOf(by);
  if (pattern !== undefined) return replacedMatches(textIn(input, tools), [pattern, replacement], tools);
  const sought = typeof old === 'number' ? String(old) : old;
  if (typeof sought !== 'string') return input;
  const text = typeof input === 'number' ? String(input) : input;
  if (typeof text !== 'string' && !(text instanceof Markup)) return input;
  return replaceText(text, [sought, replacement, mostOf(most)], tools);
}

function mostOf(value: Value | undefined): number {
  return value === undefined || isAbsent(value) ? -1 : numberOf(value);
}

function replaceText(input: Value, [old, by, most]: readonly [string, string, number], tools: FilterTools): Value {
  const text = textIn(input, tools);
  if (old === '') {
    tools.allow(text.length + (text.length + 1) * by.length);
    return likeInput(input, by + text.split('').join(by) + by);
  }
  const pieces = text.split(old);
  const count = most === -1 ? pieces.length - 1 : Math.min(times(most), pieces.length - 1);
  if (count === 0) return input;
  tools.allow(text.length + count * by.length);
  const rest = count < pieces.length - 1 ? old + pieces.slice(count + 1).join(old) : '';
  return likeInput(input, pieces.slice(0, count + 1).join(by) + rest);
}

function striptags(input: Value, [keepsLines]: Args, tools: FilterTools): Value {
  const text = textOrEmpty(input, tools)
    .replaceAll(/<\/?([a-z][a-z0-9]*)\b[^>]*>|<!--[\s\S]*?-->/gi, '')
    .trim();
  if (keepsLines === undefined || !truthy(keepsLines)) return likeInput(input, text.replaceAll(/\s+/g, ' '));
  const lines = text
    .replaceAll(/^ +| +$/gm, '')
    .replaceAll(/ +/g, ' ')
    .replaceAll('\r\n', '\n');
  return likeInput(input, lines.replaceAll(/\n{3,}/g, '\n\n'));
}

function truncate(input: Value, [length, killsWords, end]: Args, tools: FilterTools): Value {
  const given = isAbsent(input) || input === false ? '' : input;
  const most = numberArgument(length, 255);
  if (lengthOf(given) <= most) return given;
  const text = textIn(given, tools);
  const blank = text.lastIndexOf(' ', most);
  const cut = (killsWords !== undefined && truthy(killsWords)) || blank === -1 ? most : blank;
  return likeInput(input, text.slice(0, Math.max(0, cut)) + (end === undefined || isAbsent(end) ? '...' : textOf(end)));
}
