import type { MessageMetadata } from '../../../model/chat-model.js';
import type { Marker, MarkerFinder } from '../../../template/template.js';
import type { Span } from '../../../text/span.js';

/**
 * Role lines of Prompty: blanks and one `#` may stand before the role, attributes in brackets behind it. The roles are the
 * specification's three (§2.10, §6.2) and `developer`, which the reference runtimes read too.
 * https://github.com/microsoft/prompty/blob/main/spec/spec.md, read 2026-11-26
 */
const shape = /^[ \t]*(?:#[ \t]*)?(system|user|assistant|developer)(\[(?:"[^"\r\n]*"|[^"\]\r\n])*\])?[ \t]*:[ \t]*$/i;
const shapes = new RegExp(shape.source.replace(/\$$/, '(?=\\r|\\n|$)'), 'gim');

/** The same words with anything behind the colon: what a value that tries to start a message looks like. */
export const forgedRole = /^[ \t]*(?:#[ \t]*)?(?:system|user|assistant|developer)(?:\[[^\]\r\n]*\])?[ \t]*:/im;

const attribute = /(\w+)[ \t]*=[ \t]*(?:"([^"]*)"|([^",\]]*))[ \t]*,?[ \t]*/y;

export function isPromptyRole(line: string): boolean {
  const found = shape.exec(line);
  return found !== null && (found[2] === undefined || readAttributes(found[2]) !== undefined);
}

/** Finds role lines of `source` in its literal text: from a line's start in the source to its end, line break excluded. */
export function promptyRoles(source: string, body: Span): MarkerFinder {
  return (text, offset) =>
    Array.from(text.matchAll(shapes)).flatMap((match): Marker[] => {
      const span = { start: offset + match.index, end: offset + match.index + match[0].length };
      const isWhole = startsLine(source, span.start, body) && endsLine(source, span.end, body);
      return isWhole && isPromptyRole(match[0]) ? [{ name: (match[1] ?? '').toLowerCase(), span }] : [];
    });
}

/** `name` of `user[name="Alice"]:`, where the line has attributes. A `nonce` is Prompty's own mark and says nothing (§6.3). */
export function roleMetadata(line: string): MessageMetadata | undefined {
  const brackets = shape.exec(line)?.[2];
  const attributes = Object.entries((brackets && readAttributes(brackets)) ?? {}).filter(([key]) => key !== 'nonce');
  return attributes.length === 0 ? undefined : Object.fromEntries(attributes);
}

/** Undefined where something in the brackets is no `key=value`. */
function readAttributes(brackets: string): MessageMetadata | undefined {
  const inside = brackets.slice(1, -1).trim();
  const found: [string, string | number | boolean][] = [];
  attribute.lastIndex = 0;
  for (let at = 0; at < inside.length; at = attribute.lastIndex) {
    const match = attribute.exec(inside);
    if (match === null) return undefined;
    const [, key = '', quoted, bare = ''] = match;
    found.push([key, quoted ?? plainValue(bare.trim())]);
  }
  return found.length === 0 ? undefined : Object.fromEntries(found);
}

function plainValue(text: string): string | number | boolean {
  if (/^(?:true|false)$/i.test(text)) return text.toLowerCase() === 'true';
  return /^-?\d{1,15}(?:\.\d{1,15})?$/.test(text) ? Number(text) : text;
}

function startsLine(source: string, at: number, body: Span): boolean {
  return at === body.start || source[at - 1] === '\n' || source[at - 1] === '\r';
}

function endsLine(source: string, at: number, body: Span): boolean {
  return at >= body.end || source[at] === '\n' || source[at] === '\r';
}
