import { isMap, isScalar, isSeq, parseDocument, type Node } from 'yaml';
import { roles } from '../../../model/chat-model.js';
import type { Marker } from '../../../template/template.js';
import { joinMaps, type JoinedPart, throughMap } from '../../../text/join-maps.js';
import type { OffsetMap } from '../../../text/offset-map.js';
import type { Problem } from '../../../text/problem.js';
import type { Span } from '../../../text/span.js';
import { tooDeepAt } from '../../yaml-depth.js';
import { scalarMap } from '../../yaml-scalar-map.js';

/** The messages of a chat prompt as one template text: each begins with a marker that stands where its role is written. */
export interface ChatText {
  readonly map: OffsetMap;
  readonly markers: readonly Marker[];
  /** Where each message's text is. */
  readonly bodies: readonly Span[];
  readonly problems: readonly Problem[];
  /** What a message holds besides its role and its text. */
  readonly unsupported: readonly Problem[];
}

/** Begins a message in the joined text. No role is read from it: the markers say where it stands. */
const lead = '\uE010';

/**
 * The chat messages a prompt's text lists as JSON, or as YAML that begins with `- role:`. promptfoo parses JSON before it
 * renders, so that no value can add a message. Undefined where the text is no such list.
 */
export function readChat(outer: OffsetMap): ChatText | undefined {
  if (!looksLikeChat(outer.text) || tooDeepAt(outer.text) !== undefined) return undefined;
  const document = parseDocument(outer.text, { keepSourceTokens: true, logLevel: 'silent', prettyErrors: false });
  if (document.errors.length > 0 || !isSeq(document.contents)) return undefined;
  const found: Found = { outer, parts: [], names: [], problems: [], unsupported: [] };
  for (const item of document.contents.items) if (!readMessage(found, item)) return undefined;
  if (found.parts.length === 0) return undefined;
  const { map, starts } = joinMaps(outer.source, outer.range, found.parts);
  const markers = starts.map((start, i) => ({
    name: found.names[i] ?? 'user',
    span: { start, end: start + lead.length },
  }));
  const bodies = found.parts.map(({ map: own }) => own.spanToSource({ start: 0, end: own.text.length }));
  return { map, markers, bodies, problems: found.problems, unsupported: found.unsupported };
}

function looksLikeChat(text: string): boolean {
  if (/^\s*- role:/.test(text)) return true;
  if (!/^\s*\[/.test(text)) return false;
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

interface Found {
  readonly outer: OffsetMap;
  readonly parts: JoinedPart[];
  readonly names: string[];
  readonly problems: Problem[];
  readonly unsupported: Problem[];
}

/** False when the item is no message, and the list no chat. */
function readMessage(found: Found, item: unknown): boolean {
  if (!isMap(item)) return false;
  const role: unknown = item.get('role', true);
  if (!isScalar(role) || typeof role.value !== 'string') return false;
  const leadSpan = placeOf(found, role);
  const name = roles.find((known) => known === role.value);
  if (name === undefined) {
    const message = `\`${role.value}\` is no role; write one of ${roles.map((known) => `\`${known}\``).join(', ')}.`;
    found.problems.push({ code: 'chat-role', message, span: leadSpan });
  }
  found.names.push(name ?? 'user');
  for (const { key } of item.items) if (isScalar(key)) noteKey(found, key);
  const maps = contentMaps(found, item.get('content', true));
  const [first = emptyAt(found, leadSpan), ...others] = maps;
  const rest = others.map((map): JoinedPart => ({ lead: '', leadSpan, map }));
  found.parts.push({
    lead,
    leadSpan,
    map: joinMaps(found.outer.source, leadSpan, [{ lead: '', leadSpan, map: first }, ...rest]).map,
  });
  return true;
}

function noteKey(found: Found, key: Node & { readonly value: unknown }): void {
  const name = String(key.value);
  if (name === 'role' || name === 'content') return;
  const message = `\`${name}\` of a chat message is not sent; only its role and its text are.`;
  found.unsupported.push({ code: 'chat-key', message, span: placeOf(found, key) });
}

/** The texts of a message: its content, or those of the content's parts. */
function contentMaps(found: Found, content: unknown): OffsetMap[] {
  if (isSeq(content)) return content.items.flatMap((part) => partMaps(found, part));
  const map = scalarMap(content, found.outer.text, 0);
  if (map !== undefined) return [throughMap(map, found.outer)];
  if (isScalar(content) && (content.value === null || content.value === '')) return [];
  if (content !== undefined && content !== null) noteContent(found, content);
  return [];
}

function partMaps(found: Found, part: unknown): OffsetMap[] {
  const map =
    isMap(part) && part.get('type') === 'text' ? scalarMap(part.get('text', true), found.outer.text, 0) : undefined;
  if (map !== undefined) return [throughMap(map, found.outer)];
  noteContent(found, part);
  return [];
}

function noteContent(found: Found, part: unknown): void {
  const message = 'Only text is sent of a chat message; this part is left out.';
  found.unsupported.push({ code: 'chat-part', message, span: placeOf(found, part) });
}

function emptyAt({ outer }: Found, { start }: Span): OffsetMap {
  return joinMaps(outer.source, { start, end: start }, []).map;
}

function placeOf({ outer }: Found, node: unknown): Span {
  const [start, end] = (node as Partial<Node>).range ?? [0, 0];
  return outer.spanToSource({ start, end });
}
