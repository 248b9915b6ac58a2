import type { Said } from './box.js';

const layout = /[ \t\r\n]+/g;

interface Edges {
  readonly isFirst: boolean;
  readonly isLast: boolean;
}

/**
 * Text as POML's `filter` has it: every run of blanks and line breaks is one blank, and none is left at the edges of an
 * element. Values are treated like the text around them.
 */
export function collapsed(said: readonly Said[], { isFirst, isLast }: Edges): Said[] {
  const pieces = said.flatMap(splitAtLayout);
  const kept: Said[] = [];
  let afterBlank = isFirst;
  for (const piece of pieces) {
    const text = textOf(piece);
    const cut = afterBlank && text.startsWith(' ') ? withoutStart(piece) : piece;
    const rest = textOf(cut);
    if (rest === '') continue;
    kept.push(cut);
    afterBlank = rest.endsWith(' ');
  }
  return isLast ? withoutBlankEnd(kept) : kept;
}

/** Only the edges of an element lose their blanks. */
export function trimmed(said: readonly Said[], { isFirst, isLast }: Edges): Said[] {
  const [first, ...others] = said;
  const start = isFirst && first !== undefined ? [withText(first, textOf(first).trimStart()), ...others] : [...said];
  const last = start.at(-1);
  return isLast && last !== undefined ? [...start.slice(0, -1), withText(last, textOf(last).trimEnd())] : start;
}

function textOf({ segment }: Said): string {
  return 'text' in segment ? segment.text : '';
}

function withText({ segment, speaker }: Said, text: string): Said {
  return 'text' in segment ? { segment: { ...segment, text }, speaker } : { segment, speaker };
}

/** Pieces that are still as their place has them, and blanks that stand for a run of layout. */
function splitAtLayout(one: Said): Said[] {
  const { segment, speaker } = one;
  if (!('text' in segment)) return [one];
  if (segment.kind === 'value') return [withText(one, segment.text.replaceAll(layout, ' '))];
  const { text, span } = segment;
  if (text.length !== span.end - span.start) return [withText(one, text.replaceAll(layout, ' '))];
  const pieces: Said[] = [];
  let at = 0;
  const take = (end: number, shown = text.slice(at, end)): void => {
    if (at < end) {
      const place = { start: span.start + at, end: span.start + end };
      pieces.push({ segment: { ...segment, text: shown, span: place }, speaker });
    }
    at = end;
  };
  for (const { 0: run, index } of text.matchAll(layout)) {
    if (run === ' ') continue;
    take(index);
    take(index + run.length, ' ');
  }
  take(text.length);
  return pieces;
}

function withoutStart(one: Said): Said {
  const { segment, speaker } = one;
  if (!('text' in segment)) return one;
  const isVerbatim = segment.kind === 'literal' && segment.text.length === segment.span.end - segment.span.start;
  const span = isVerbatim ? { start: segment.span.start + 1, end: segment.span.end } : segment.span;
  return { segment: { ...segment, text: segment.text.slice(1), span }, speaker };
}

function withoutBlankEnd(said: readonly Said[]): Said[] {
  const last = said.at(-1);
  if (last === undefined || !textOf(last).endsWith(' ')) return [...said];
  const { segment, speaker } = last;
  if (!('text' in segment)) return [...said];
  const isVerbatim = segment.kind === 'literal' && segment.text.length === segment.span.end - segment.span.start;
  const span = isVerbatim ? { start: segment.span.start, end: segment.span.end - 1 } : segment.span;
  const text = segment.text.slice(0, -1);
  return text === '' ? said.slice(0, -1) : [...said.slice(0, -1), { segment: { ...segment, text, span }, speaker }];
}
