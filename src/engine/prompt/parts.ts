import { inTextOrder, overlaps, sliceOf, type Span } from '../text/span.js';
import { type MarkedRegion, readMarks } from './part-marks.js';
import type { MessageOutline, PromptDoc } from './prompt-doc.js';

/** Something inside a part that is not its own text: a hole, tags, comments, a role line, a frozen region. */
interface Placeholder {
  readonly span: Span;
  /** The source, outer blanks left off. Tags that touch are one placeholder. */
  readonly text: string;
}

/** A piece of the template that may be rewritten as long as its placeholders stay the same, in the same order. */
export interface Part {
  /** The name of the mark; without marks the message's role, numbered from the second on: `user-2`. `frozen`, `frozen-2` for protected regions. */
  readonly id: string;
  /** Outer blanks left off. */
  readonly span: Span;
  /** The source at `span`, placeholders as written. */
  readonly text: string;
  readonly frozen: boolean;
  readonly placeholders: readonly Placeholder[];
}

/**
 * What an optimizer may rewrite, in source order: the regions marked as parts, or without any such mark the messages that
 * have text of their own; and the frozen regions, which it may not. Front matter is in none of them.
 */
export function partsOf(doc: PromptDoc): Part[] {
  // Text that stands in another writing, such as a quoted value, cannot be replaced as it is.
  if (doc.template.embedding !== undefined) return [];
  const { regions } = readMarks(doc.text, doc.template.facts);
  const frozen = regions.filter(({ name }) => name === undefined);
  const named = regions.filter(({ name }) => name !== undefined);
  const literals = literalsOutside(doc, frozen);
  const editable =
    named.length > 0 ? named.map((region) => markedPart(doc, region, literals)) : messageParts(doc, literals);
  const locked = frozen.map(({ inner }, i) =>
    partAt(doc, { id: numbered('frozen', i), frozen: true }, trimmed(doc, inner), literals),
  );
  return [...editable, ...locked].sort(inTextOrder);
}

function literalsOutside({ template }: PromptDoc, frozen: readonly MarkedRegion[]): readonly Span[] {
  const outermost: Span[] = [];
  for (const { whole } of frozen) if (whole.start >= (outermost.at(-1)?.end ?? 0)) outermost.push(whole);
  return template.facts.literals.filter((literal) => overlapping(outermost, literal).length === 0);
}

function markedPart(doc: PromptDoc, { name = '', inner, frozen }: MarkedRegion, literals: readonly Span[]): Part {
  return partAt(doc, { id: name, frozen }, trimmed(doc, inner), literals);
}

function messageParts(doc: PromptDoc, literals: readonly Span[]): Part[] {
  const counts = new Map<string, number>();
  return doc.messages.flatMap(({ role, body }: MessageOutline): Part[] => {
    const count = counts.get(role) ?? 0;
    counts.set(role, count + 1);
    const own = textWithin(doc, body, literals);
    if (own.length === 0) return [];
    return [partAt(doc, { id: numbered(role, count), frozen: false }, withoutOuterTags(doc, body, own), literals)];
  });
}

/** The literals of a message that are not blank; the first one begins with the role line's line break, outside the body. */
function textWithin({ text }: PromptDoc, body: Span, literals: readonly Span[]): Span[] {
  return overlapping(literals, body)
    .map(({ start, end }) => ({ start: Math.max(start, body.start), end: Math.min(end, body.end) }))
    .filter((span) => sliceOf(text, span).trim() !== '');
}

function numbered(name: string, index: number): string {
  return index === 0 ? name : `${name}-${index + 1}`;
}

function partAt(
  doc: PromptDoc,
  { id, frozen }: Pick<Part, 'id' | 'frozen'>,
  span: Span,
  literals: readonly Span[],
): Part {
  return { id, frozen, span, text: sliceOf(doc.text, span), placeholders: placeholdersIn(doc.text, span, literals) };
}

/** What lies between the literals of `span`. */
function placeholdersIn(text: string, span: Span, literals: readonly Span[]): Placeholder[] {
  const inside = overlapping(literals, span);
  const starts = [span.start, ...inside.map(({ end }) => end)];
  const ends = [...inside.map(({ start }) => start), span.end];
  return starts.flatMap((start, i): Placeholder[] => {
    const gap = trimmedSpan(text, { start, end: Math.max(start, ends[i] ?? start) });
    return gap.start === gap.end ? [] : [{ span: gap, text: sliceOf(text, gap) }];
  });
}

/**
 * A message's text without the tags and comments at its ends, such as the `{% endif %}` of a condition around the whole
 * message. Holes and includes stay: they belong to the sentence.
 */
function withoutOuterTags(doc: PromptDoc, body: Span, own: readonly Span[]): Span {
  const holes = doc.template.facts.holes.map(({ span }) => span);
  const printed = [...own, ...overlapping(holes, body), ...overlapping(includeTags(doc), body)];
  return trimmed(doc, {
    start: printed.reduce((least, { start }) => Math.min(least, start), body.end),
    end: printed.reduce((most, { end }) => Math.max(most, end), body.start),
  });
}

function includeTags({ text, template }: PromptDoc): Span[] {
  const [open, close] = template.engine === 'jinja2' ? ['{%', '%}'] : ['{{', '}}'];
  return template.facts.includes.map(({ span }) => ({
    start: text.lastIndexOf(open, span.start),
    end: text.indexOf(close, span.end) + 2,
  }));
}

function trimmed(doc: PromptDoc, span: Span): Span {
  return trimmedSpan(doc.text, span);
}

function trimmedSpan(text: string, span: Span): Span {
  const slice = sliceOf(text, span);
  const start = span.start + (slice.length - slice.trimStart().length);
  return start >= span.end
    ? { start: span.start, end: span.start }
    : { start, end: span.start + slice.trimEnd().length };
}

/** Those of `sorted`, which do not overlap each other, that overlap `span`; found without looking at the rest. */
function overlapping(sorted: readonly Span[], span: Span): Span[] {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((sorted[middle]?.end ?? Infinity) <= span.start) low = middle + 1;
    else high = middle;
  }
  const found: Span[] = [];
  for (let one = sorted[low]; one !== undefined && overlaps(one, span); one = sorted[++low]) found.push(one);
  return found;
}
