import type { Span } from '../../text/span.js';

/** JSON as a prompt shows it: with `...`, `<placeholders>`, names of types and holes in place of values. */
export type JsonNode =
  | {
      readonly kind: 'object';
      readonly span: Span;
      readonly members: readonly JsonMember[];
      readonly isPartial: boolean;
    }
  | { readonly kind: 'array'; readonly span: Span; readonly items: readonly JsonNode[]; readonly isPartial: boolean }
  | { readonly kind: 'value'; readonly span: Span; readonly value: string | number | boolean | null }
  /** What stands for a value; `isText` where it stands in quotes. */
  | { readonly kind: 'blank'; readonly span: Span; readonly isText: boolean };

export interface JsonMember {
  readonly key: string;
  /** Without its quotes. */
  readonly keySpan: Span;
  readonly value: JsonNode;
}

export interface JsonFault {
  readonly span: Span;
  readonly message: string;
}

export type JsonReading = { readonly node: JsonNode } | { readonly fault: JsonFault | undefined; readonly end: number };

/** Deeper than any example of an answer. */
const mostDepth = 60;

/** Reads one value from `start` on. A fault without a message is where it stops being JSON of any kind. */
export function readJsonText(text: string, { start, end }: Span): JsonReading {
  const reader: Reader = { text, at: start, end, fault: undefined, depth: 0 };
  const node = readValue(reader);
  return node === null ? { fault: reader.fault, end: reader.at } : { node };
}

interface Reader {
  readonly text: string;
  readonly end: number;
  at: number;
  fault: JsonFault | undefined;
  depth: number;
}

const space = /(?:[ \t\r\n]+|\/\/[^\r\n]*|\/\*[^*]{0,2000}\*\/)*/y;
const ellipsis = /,?[ \t]*(?:\.{3}|…)[ \t]*,?/y;
const string = /"(?:[^"\\\r\n]|\\.)*"/y;
const numberOrWord = /-?\d+(?:\.\d+)?(?:[eE][-+]?\d+)?(?![\w.])|(?:true|false|null)\b/y;
/** Words, placeholders and choices of them, up to what ends the value. */
const blank =
  /(?:<[^<>\r\n]{1,200}>|[\p{L}\uFFFC_$][\p{L}\p{N}\uFFFC_$ .()[\]'/-]*|\|)(?:[ \t]*(?:\||"[^"\r\n]*"|<[^<>\r\n]{1,200}>|[\p{L}\uFFFC_][\p{L}\p{N}\uFFFC_ .-]*))*/uy;
/** In quotes: a hole, a description, a choice. */
const blankText =
  /[<>|\uFFFC…]|\.{3}|^\s*$|^\W*(?:string|text|str|number|integer|float|boolean|bool|date|url|iso[\s-]?\d*)\b/i;

function take(reader: Reader, pattern: RegExp): string | undefined {
  pattern.lastIndex = reader.at;
  const found = pattern.exec(reader.text)?.[0];
  if (found === undefined || reader.at + found.length > reader.end) return undefined;
  reader.at += found.length;
  return found;
}

function fail(reader: Reader, message?: string): null {
  const start = Math.min(reader.at, reader.end);
  if (message !== undefined) reader.fault = { span: { start, end: Math.min(start + 1, reader.end) }, message };
  return null;
}

function readValue(reader: Reader): JsonNode | null {
  take(reader, space);
  const start = reader.at;
  const first = reader.text[start];
  if (first === '{') return nested(reader, readObject);
  if (first === '[') return nested(reader, readArray);
  const text = take(reader, string);
  if (text !== undefined) return stringNode(reader, text, start);
  const plain = take(reader, numberOrWord);
  if (plain !== undefined) return { kind: 'value', span: { start, end: reader.at }, value: plainValue(plain) };
  return take(reader, blank) === undefined
    ? fail(reader)
    : { kind: 'blank', span: { start, end: reader.at }, isText: false };
}

function nested(reader: Reader, read: (reader: Reader) => JsonNode | null): JsonNode | null {
  if (reader.depth >= mostDepth) return fail(reader);
  reader.depth++;
  const node = read(reader);
  reader.depth--;
  return node;
}

function plainValue(written: string): number | boolean | null {
  if (written === 'null') return null;
  return written === 'true' || written === 'false' ? written === 'true' : Number(written);
}

function stringNode(reader: Reader, written: string, start: number): JsonNode {
  const span = { start, end: reader.at };
  // `"yes" | "no"` shows a choice.
  const isChoice = take(reader, /[ \t]*\|[^,\r\n}\]]*/y) !== undefined;
  const value = unescaped(written);
  return isChoice || blankText.test(value)
    ? { kind: 'blank', span: { start, end: reader.at }, isText: true }
    : { kind: 'value', span, value };
}

function unescaped(written: string): string {
  try {
    return String(JSON.parse(written));
  } catch {
    return written.slice(1, -1);
  }
}

function readArray(reader: Reader): JsonNode | null {
  const start = reader.at++;
  const items: JsonNode[] = [];
  let isPartial = false;
  for (;;) {
    take(reader, space);
    if (take(reader, ellipsis) !== undefined) {
      isPartial = true;
      continue;
    }
    if (take(reader, /\]/y) !== undefined) return { kind: 'array', span: { start, end: reader.at }, items, isPartial };
    const item = readValue(reader);
    if (item === null) return null;
    items.push(item);
    if (separator(reader, ']', isPartial) === null) return null;
  }
}

function readObject(reader: Reader): JsonNode | null {
  const start = reader.at++;
  const members: JsonMember[] = [];
  let isPartial = false;
  for (;;) {
    take(reader, space);
    if (take(reader, ellipsis) !== undefined) {
      isPartial = true;
      continue;
    }
    if (take(reader, /\}/y) !== undefined)
      return { kind: 'object', span: { start, end: reader.at }, members, isPartial };
    const member = readMember(reader);
    if (member === null || separator(reader, '}', isPartial) === null) return null;
    members.push(member);
  }
}

function readMember(reader: Reader): JsonMember | null {
  const start = reader.at;
  const written = take(reader, string);
  if (written === undefined) return failAtKey(reader);
  const keySpan = { start: start + 1, end: reader.at - 1 };
  take(reader, space);
  if (take(reader, /:/y) === undefined) return fail(reader);
  const value = readValue(reader);
  return value && { key: unescaped(written), keySpan, value };
}

function failAtKey(reader: Reader): null {
  const word = /[A-Za-z_]\w*(?=\s*:)/y;
  word.lastIndex = reader.at;
  const name = word.exec(reader.text)?.[0];
  if (name !== undefined) return fail(reader, `JSON writes its keys in double quotes: write "${name}".`);
  if (reader.text[reader.at] === "'")
    return fail(reader, 'JSON writes its keys in double quotes: replace the single ones.');
  return fail(reader);
}

/** Goes over a comma; where a value follows without one, and where one is left over, that is the fault. */
function separator(reader: Reader, closing: string, isPartial: boolean): true | null {
  take(reader, space);
  const at = reader.at;
  if (take(reader, /,/y) !== undefined) {
    take(reader, space);
    if (reader.text[reader.at] !== closing || isPartial) return true;
    reader.at = at;
    return fail(reader, `JSON has no comma before '${closing}': remove it.`);
  }
  const next = reader.text[reader.at];
  if (next === closing || next === '.' || next === '…') return true;
  return next === '"' ? fail(reader, 'A comma is missing before this: add it.') : fail(reader);
}
