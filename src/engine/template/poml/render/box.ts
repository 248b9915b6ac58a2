import type { Span } from '../../../text/span.js';
import type { Segment } from '../../template.js';

export type Speaker = 'system' | 'human' | 'ai' | 'tool';

/** A rendered piece and who says it; what stands between two others is said by whoever says both. */
export interface Said {
  readonly segment: Segment;
  readonly speaker: Speaker | undefined;
}

/** What an element renders to, and how many line breaks it keeps from what is before and after it. */
export interface Box {
  readonly said: readonly Said[];
  readonly before: number;
  readonly after: number;
  /** True of text between elements, which is not a place for a sibling to keep away from. */
  readonly isText: boolean;
  /** Where only a row's values can tell whether, or how often, it is there. */
  readonly guard?: Guard;
}

/** The tags around a part that is not always there. */
export interface Guard {
  readonly open: string;
  readonly close: string;
  /** Around what stands between the times a loop goes round; undefined for a condition. */
  readonly notFirst: { readonly open: string; readonly close: string } | undefined;
  /** Told where the distance to a neighbour is not the same for every row. */
  readonly lose: () => void;
}

/** Says pieces that no text of the file says: marks, captions, line breaks. */
export type Decorate = (text: string) => Said;

export function inlineBox(said: readonly Said[]): Box {
  return { said, before: 0, after: 0, isText: false };
}

/** The box, kept apart by at least `breaks` line breaks on both sides. */
export function apart(box: Box, breaks: number): Box {
  return { ...box, before: Math.max(box.before, breaks), after: Math.max(box.after, breaks), isText: false };
}

export function wrapped(box: Box, before: Said, after: Said): Box {
  return { ...box, said: [before, ...box.said, after], isText: false };
}

export function textOfBox({ said }: Box): string {
  return said.map(({ segment }) => ('text' in segment ? segment.text : '')).join('');
}

/** Blank text beside an element that keeps its distance is layout of the file, and is dropped. */
function withoutLayout(boxes: readonly Box[]): readonly Box[] {
  const texts = boxes.map(textOfBox);
  const keepsAway = (i: number, side: 'before' | 'after'): boolean => {
    const box = boxes[i];
    return box !== undefined && (box[side] > 0 || /^\n+$/.test(texts[i] ?? ''));
  };
  const kept = boxes.filter((box, i) => {
    const hasMedia = box.said.some(({ segment }) => segment.kind === 'media');
    return hasMedia || !((keepsAway(i - 1, 'after') || keepsAway(i + 1, 'before')) && /^[ \t]*$/.test(texts[i] ?? ''));
  });
  return kept.length === boxes.length ? boxes : withoutLayout(kept);
}

/** Boxes one after the other: of two distances between neighbours the larger one counts. */
export function joined(boxes: readonly Box[], decorate: (text: string) => Said): Box {
  const kept = withoutLayout(boxes);
  const gap = (box: Box, next: Box | undefined): Said[] => {
    const breaks = next === undefined ? 0 : Math.max(box.after, next.before);
    return breaks === 0 ? [] : [decorate('\n'.repeat(breaks))];
  };
  const said = kept.some(({ guard }) => guard !== undefined)
    ? joinGuarded(kept, gap)
    : kept.flatMap((box, i) => [...box.said, ...gap(box, kept[i + 1])]);
  return { said, before: kept[0]?.before ?? 0, after: kept.at(-1)?.after ?? 0, isText: false };
}

/** The distance to a part that may be missing is missing with it. */
function joinGuarded(boxes: readonly Box[], gap: (box: Box, next: Box | undefined) => Said[]): Said[] {
  const said: Said[] = [];
  let follows = false;
  let hasGap = true;
  for (const [i, box] of boxes.entries()) {
    const last = boxes[i - 1];
    const before = last === undefined || !hasGap ? [] : gap(last, box);
    hasGap = true;
    if (box.guard === undefined) {
      said.push(...before, ...box.said);
      follows = true;
      continue;
    }
    const { open, close, notFirst, lose } = box.guard;
    const tag = (text: string): Said => tagBeside(box, text);
    const next = boxes[i + 1];
    if (follows) said.push(tag(open), ...before, ...box.said, tag(close));
    else if (notFirst === undefined) {
      said.push(tag(open), ...box.said, ...gap(box, next), tag(close));
      hasGap = false;
      if (next?.guard !== undefined) lose();
    } else {
      said.push(tag(open), tag(notFirst.open), ...gap(box, box), tag(notFirst.close), ...box.said, tag(close));
      if (next !== undefined) lose();
    }
  }
  return said;
}

/** A tag is said by whoever says what it is about. */
function tagBeside({ said }: Box, text: string): Said {
  const first = said.find(({ speaker }) => speaker !== undefined);
  const span = first?.segment.span ?? { start: 0, end: 0 };
  const template = first?.segment.template;
  return {
    segment: { kind: 'literal', text, span: { start: span.start, end: span.start }, template },
    speaker: first?.speaker,
  };
}

/** Puts a mark before the first line and another before each later line; empty lines get none. */
export function withLineMarks(box: Box, [first, rest]: readonly [string, string], decorate: Decorate): Box {
  const said: Said[] = first === '' ? [] : [decorate(first)];
  let startsLine = false;
  for (const one of box.said) {
    for (const line of linesOf(one)) {
      const text = 'text' in line.segment ? line.segment.text : '';
      if (startsLine && rest !== '' && text !== '' && !text.startsWith('\n')) said.push(decorate(rest));
      said.push(line);
      if (text !== '') startsLine = text.endsWith('\n');
    }
  }
  return { ...box, said, isText: false };
}

/** A piece cut after each of its line breaks. */
function linesOf(one: Said): Said[] {
  const { segment, speaker } = one;
  if (!('text' in segment) || !segment.text.includes('\n')) return [one];
  let at = 0;
  return segment.text.split(/(?<=\n)/).map((text): Said => {
    const isVerbatim = segment.text.length === segment.span.end - segment.span.start;
    const start = segment.span.start + at;
    at += text.length;
    const span: Span = isVerbatim ? { start, end: start + text.length } : segment.span;
    return { segment: { ...segment, text, span }, speaker };
  });
}
