import type { FilterTools } from '../filters/filter.js';
import { getEntry } from '../values/dict.js';
import { Dict, Fault, Markup, NONE, Undefined, type Value } from '../values/value.js';
import { type Args, textIn } from './filter.js';
import { getMember } from './members.js';
import { isAbsent, keysInOrder, numberOf, textOf } from './primitive.js';

export function urlencode(input: Value, _: Args, tools: FilterTools): Value {
  if (typeof input === 'string') return encoded(input);
  return pairsIn(input, tools)
    .map(([key, value]) => `${encoded(textOf(key))}=${encoded(textOf(value))}`)
    .join('&');
}

function pairsIn(input: Value, tools: FilterTools): (readonly [Value, Value])[] {
  if (input instanceof Dict) return keysInOrder(input).map((key) => [key, getEntry(input, key) ?? NONE]);
  if (!Array.isArray(input)) return [];
  return input.map((pair) => {
    if (isAbsent(pair)) throw new Fault("A list for 'urlencode' holds pairs of key and value.");
    return [getMember(pair, 0, tools.site), getMember(pair, 1, tools.site)];
  });
}

function encoded(text: string): string {
  if (/\p{Cs}/u.test(text)) throw new Fault('Half a surrogate pair has no place in a URL.');
  return encodeURIComponent(text);
}

const PUNCTUATED = /^(?:\(|<|&lt;)?(.*?)(?:\.|,|\)|\n|&gt;)?$/;
const ADDRESS = /^[\w.!#$%&'*+\-/=?^`{|}~]+@[a-z\d-]+(?:\.[a-z\d-]+)+$/i;
const WEB = /^https?:\/\/.*$/;
const BARE = /^www\.|\.(?:org|net|com)(?::|\/|$)/;

export function urlize(input: Value, [most, nofollow]: Args, tools: FilterTools): Value {
  const given = most === undefined || most instanceof Undefined ? Infinity : numberOf(most);
  const longest = Number.isNaN(given) ? Infinity : given;
  const rel = nofollow === true ? ' rel="nofollow"' : '';
  const words = textIn(input instanceof Markup ? input.text : input, tools).split(/(\s+)/);
  const text = words.map((word) => (word === '' ? '' : linked(word, longest, rel))).join('');
  tools.allow(text.length);
  return text;
}

function linked(word: string, longest: number, rel: string): string {
  const url = PUNCTUATED.exec(word)?.[1] ?? word;
  const shown = url.slice(0, Math.max(0, longest));
  if (WEB.test(url)) return `<a href="${url}"${rel}>${shown}</a>`;
  if (url.startsWith('www.')) return `<a href="http://${url}"${rel}>${shown}</a>`;
  if (ADDRESS.test(url)) return `<a href="mailto:${url}">${url}</a>`;
  return BARE.test(url) ? `<a href="http://${url}"${rel}>${shown}</a>` : word;
}
