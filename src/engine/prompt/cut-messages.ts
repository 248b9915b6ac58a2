import { type ChatMessage, type ContentPart, type MessageMetadata, type Role, roles } from '../model/chat-model.js';
import type { Segment } from '../template/template.js';
import { segmentsText, segmentText } from '../template/segments-text.js';
import type { MessageStyle } from './prompt-doc.js';

/** A rendered message and where each piece of its text came from. */
export interface CutMessage extends ChatMessage {
  readonly segments: readonly Segment[];
  /** True of the messages of an earlier conversation, which the template only places. */
  readonly earlier: boolean;
}

/** The text that segments of a template lie in: the prompt's file where `template` is undefined, else a partial's. */
export type SourceOf = (template: string | undefined) => string | undefined;

export interface CutOptions {
  readonly style: MessageStyle;
  readonly sourceOf: SourceOf;
  /** The messages of an earlier conversation, put where the template says so. */
  readonly history?: readonly ChatMessage[] | undefined;
}

interface Draft {
  readonly role: Role;
  readonly metadata: MessageMetadata | undefined;
  readonly segments: Segment[];
  /** Whether a role line began it, so that the file wants it even when it is empty. */
  opened: boolean;
}

interface Earlier {
  readonly messages: readonly ChatMessage[];
}

/**
 * Cuts rendered segments into messages at the markers. Where the format takes blank literal text at a message's ends
 * for layout of the file it is left off; a value's own characters stay, blank or not.
 */
export function cutMessages(segments: readonly Segment[], options: CutOptions): CutMessage[] {
  const { style, history = [] } = options;
  const marked = segments.some(({ kind }) => kind === 'marker');
  let draft = draftOf(marked ? style.roleBefore : style.roleWithout, undefined, false);
  const cut: (Draft | Earlier)[] = [draft];
  for (const segment of segments) {
    if (segment.kind !== 'marker') {
      draft.segments.push(style.trim === 'blank pieces' ? segment : withLineFeeds(segment));
      continue;
    }
    const next = afterMarker(segment, draft, options);
    if (segment.name === 'history') {
      draft.opened = false;
      cut.push({ messages: withMetadata(segment.messages ?? history, style.historyMetadata) });
    }
    draft = next;
    cut.push(draft);
  }
  const messages = cut.flatMap((one) => ('messages' in one ? one.messages.map(earlier) : finish(one, options)));
  const placed = cut.some((one) => 'messages' in one);
  return placed || style.historyUnplaced === undefined ? messages : withHistory(messages, history);
}

function withMetadata(messages: readonly ChatMessage[], added: MessageMetadata | undefined): readonly ChatMessage[] {
  if (added === undefined) return messages;
  return messages.map((message) => ({ ...message, metadata: { ...message.metadata, ...added } }));
}

function earlier(message: ChatMessage): CutMessage {
  return { ...message, segments: [], earlier: true };
}

/** The question comes last: the conversation before it. */
function withHistory(messages: readonly CutMessage[], history: readonly ChatMessage[]): CutMessage[] {
  const end = messages.at(-1)?.role === 'user' ? messages.length - 1 : messages.length;
  return [...messages.slice(0, end), ...history.map(earlier), ...messages.slice(end)];
}

function draftOf(role: Role, metadata: MessageMetadata | undefined, opened: boolean): Draft {
  return { role, metadata, opened, segments: [] };
}

type Marker = Extract<Segment, { readonly kind: 'marker' }>;

function afterMarker(marker: Marker, before: Draft, { style, sourceOf }: CutOptions): Draft {
  if (marker.name === 'history') {
    return style.roleAfterHistory === 'same'
      ? draftOf(before.role, before.metadata, false)
      : draftOf('assistant', undefined, false);
  }
  const role = roles.find((candidate) => candidate === marker.name) ?? style.roleWithout;
  const line = style.metadataOf && sourceOf(marker.template)?.slice(marker.span.start, marker.span.end);
  return draftOf(role, line === undefined ? undefined : style.metadataOf?.(line), true);
}

/** A prompt is the same whatever line breaks its file has; a value's own stay. */
function withLineFeeds(segment: Segment): Segment {
  if (segment.kind !== 'literal' || !segment.text.includes('\r')) return segment;
  return { ...segment, text: segment.text.replaceAll(/\r\n?/g, '\n') };
}

function finish({ role, metadata, segments, opened }: Draft, { style, sourceOf }: CutOptions): CutMessage[] {
  const kept = keptOf(segments, style.trim, sourceOf);
  const content = segmentsText(kept);
  const message = { role, content, ...(metadata && { metadata }), segments: kept, earlier: false };
  if (kept.some(({ kind }) => kind === 'media')) return [{ ...message, parts: partsOf(kept) }];
  const empty = content === '' && !kept.some(({ kind }) => kind === 'section');
  return empty && !(style.keepEmpty && opened) ? [] : [message];
}

function keptOf(segments: readonly Segment[], trim: MessageStyle['trim'], sourceOf: SourceOf): readonly Segment[] {
  if (trim === false) return segments;
  return trim === 'blank pieces' ? withoutBlankPieces(segments) : trimEnds(segments, sourceOf, trim);
}

function withoutBlankPieces(segments: readonly Segment[]): Segment[] {
  const kept: Segment[] = [];
  let piece: Segment[] = [];
  for (const segment of [...segments, undefined]) {
    if (segment?.kind === 'literal' || segment?.kind === 'value') {
      piece.push(segment);
      continue;
    }
    if (segmentsText(piece).trim() !== '') kept.push(...piece);
    if (segment !== undefined) kept.push(segment);
    piece = [];
  }
  return kept;
}

function partsOf(segments: readonly Segment[]): ContentPart[] {
  const parts: ContentPart[] = [];
  for (const segment of segments) {
    if (segment.kind === 'media') {
      const { url, contentType } = segment;
      parts.push({ type: 'media', url, ...(contentType !== undefined && { contentType }) });
      continue;
    }
    const last = parts.at(-1);
    const text = segmentText(segment);
    if (last?.type === 'text') parts[parts.length - 1] = { type: 'text', text: last.text + text };
    else if (text !== '') parts.push({ type: 'text', text });
  }
  return parts;
}

/**
 * The segments without the blank literal text at both ends. An empty value is no end: the text behind it is trimmed
 * too, and it stays as the place where a value is missing.
 */
export function trimEnds(
  segments: readonly Segment[],
  sourceOf: SourceOf,
  what: true | 'line breaks' = true,
): Segment[] {
  const kept = segments.filter((segment) => !addsNothing(segment));
  const ends = what === true ? blankEnds : lineBreakEnds;
  const values = what === 'line breaks';
  trimFrom(kept, { step: 1, values, trim: (segment) => trimStart(segment, ends.start, sourceOf) });
  trimFrom(kept, { step: -1, values, trim: (segment) => trimEnd(segment, ends.end, sourceOf) });
  return kept.filter((segment) => segment.kind !== 'literal' || segment.text !== '');
}

type TextSegment = Extract<Segment, { readonly text: string }>;
type Trim = (text: string) => string;

const blankEnds: { readonly start: Trim; readonly end: Trim } = {
  start: (text) => text.replace(/^[\s\uFEFF]+/, ''),
  end: (text) => text.trimEnd(),
};

const lineBreakEnds: typeof blankEnds = {
  start: (text) => text.replace(/^\n+/, ''),
  end: (text) => {
    let end = text.length;
    while (text[end - 1] === '\n') end--;
    return text.slice(0, end);
  },
};

interface Side {
  readonly step: 1 | -1;
  /** Whether values are trimmed too. */
  readonly values: boolean;
  readonly trim: (segment: TextSegment) => TextSegment;
}

/** Trims in place, from one end up to the first text that stays. */
function trimFrom(segments: Segment[], { step, values, trim }: Side): void {
  for (let at = step === 1 ? 0 : segments.length - 1; at >= 0 && at < segments.length; at += step) {
    const segment = segments[at];
    if (segment?.kind === 'value' && segment.text === '') continue;
    if (segment === undefined || !isTrimmed(segment, values)) return;
    const trimmed = trim(segment);
    segments[at] = trimmed;
    if (trimmed.text !== '') return;
  }
}

function isTrimmed(segment: Segment, values: boolean): segment is TextSegment {
  return segment.kind === 'literal' || (values && segment.kind === 'value');
}

function trimStart(segment: TextSegment, trim: Trim, sourceOf: SourceOf): TextSegment {
  const text = trim(segment.text);
  if (segment.kind === 'value') return { ...segment, text };
  const start = sourceOffset(segment, segment.text.length - text.length, sourceOf);
  return { ...segment, text, span: { start, end: segment.span.end } };
}

function trimEnd(segment: TextSegment, trim: Trim, sourceOf: SourceOf): TextSegment {
  const text = trim(segment.text);
  if (segment.kind === 'value') return { ...segment, text };
  return { ...segment, text, span: { start: segment.span.start, end: sourceOffset(segment, text.length, sourceOf) } };
}

function addsNothing(segment: Segment): boolean {
  return segment.kind === 'marker' || (segment.kind === 'literal' && segment.text === '');
}

/** Where a character of a literal stands in its file: rendering makes one LF of a CRLF. */
function sourceOffset({ text, span, template }: TextSegment, at: number, sourceOf: SourceOf): number {
  if (span.end - span.start === text.length) return span.start + at;
  if (at === text.length) return span.end;
  const source = sourceOf(template) ?? '';
  let offset = span.start;
  for (let seen = 0; seen < at && offset < span.end; seen++) offset += source.startsWith('\r\n', offset) ? 2 : 1;
  return offset;
}
