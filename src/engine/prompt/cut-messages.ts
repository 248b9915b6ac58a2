import { type ChatMessage, type ContentPart, type Role, roles } from '../model/chat-model.js';
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
  readonly segments: Segment[];
}

/**
 * Cuts rendered segments into messages at the markers. Where the format takes blank literal text at a message's ends
 * for layout of the file it is left off; a value's own characters stay, blank or not.
 */
export function cutMessages(segments: readonly Segment[], options: CutOptions): CutMessage[] {
  const { style, history = [] } = options;
  const marked = segments.some(({ kind }) => kind === 'marker');
  const cut: (Draft | 'history')[] = [{ role: marked ? style.roleBefore : style.roleWithout, segments: [] }];
  for (const segment of segments) {
    const last = cut.at(-1);
    if (segment.kind !== 'marker') {
      if (last !== undefined && last !== 'history') last.segments.push(segment);
    } else if (segment.name === 'history') cut.push('history', { role: 'assistant', segments: [] });
    else cut.push({ role: roles.find((role) => role === segment.name) ?? style.roleWithout, segments: [] });
  }
  return cut.flatMap((draft, i) =>
    draft === 'history'
      ? history.map((message): CutMessage => ({ ...message, segments: [], earlier: true }))
      : finish(draft, options, i > 0 && cut[i - 1] !== 'history'),
  );
}

function finish({ role, segments }: Draft, { style, sourceOf }: CutOptions, opened: boolean): CutMessage[] {
  const kept = style.trim ? trimEnds(segments, sourceOf) : segments;
  const content = segmentsText(kept);
  const message = { role, content, segments: kept, earlier: false };
  if (kept.some(({ kind }) => kind === 'media')) return [{ ...message, parts: partsOf(kept) }];
  const empty = content === '' && !kept.some(({ kind }) => kind === 'section');
  return empty && !(style.keepEmpty && opened) ? [] : [message];
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
export function trimEnds(segments: readonly Segment[], sourceOf: SourceOf): Segment[] {
  const kept = segments.filter((segment) => !addsNothing(segment));
  trimFrom(kept, { step: 1, trim: (literal) => trimStart(literal, sourceOf) });
  trimFrom(kept, { step: -1, trim: (literal) => trimEnd(literal, sourceOf) });
  return kept.filter((segment) => segment.kind !== 'literal' || segment.text !== '');
}

interface Side {
  readonly step: 1 | -1;
  readonly trim: (segment: Literal) => Literal;
}

type Literal = Extract<Segment, { readonly kind: 'literal' }>;

/** Trims in place, from one end up to the first text that stays. */
function trimFrom(segments: Segment[], { step, trim }: Side): void {
  for (let at = step === 1 ? 0 : segments.length - 1; at >= 0 && at < segments.length; at += step) {
    const segment = segments[at];
    if (segment?.kind === 'value' && segment.text === '') continue;
    if (segment?.kind !== 'literal') return;
    const trimmed = trim(segment);
    segments[at] = trimmed;
    if (trimmed.text !== '') return;
  }
}

function trimStart(literal: Literal, sourceOf: SourceOf): Literal {
  const text = literal.text.replace(/^[\s\uFEFF]+/, '');
  const start = sourceOffset(literal, literal.text.length - text.length, sourceOf);
  return { ...literal, text, span: { start, end: literal.span.end } };
}

function trimEnd(literal: Literal, sourceOf: SourceOf): Literal {
  const text = literal.text.trimEnd();
  return { ...literal, text, span: { start: literal.span.start, end: sourceOffset(literal, text.length, sourceOf) } };
}

function addsNothing(segment: Segment): boolean {
  return segment.kind === 'marker' || (segment.kind === 'literal' && segment.text === '');
}

/** Where a character of a literal stands in its file: rendering makes one LF of a CRLF. */
function sourceOffset({ text, span, template }: Literal, at: number, sourceOf: SourceOf): number {
  if (span.end - span.start === text.length) return span.start + at;
  if (at === text.length) return span.end;
  const source = sourceOf(template) ?? '';
  let offset = span.start;
  for (let seen = 0; seen < at && offset < span.end; seen++) offset += source.startsWith('\r\n', offset) ? 2 : 1;
  return offset;
}
