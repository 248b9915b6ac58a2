import { maskTags, tagMask } from '../../template/jinja/template-tags.js';

/** A phrase or a sentence of an instruction, with the blanks that follow it. */
export interface Unit {
  readonly text: string;
  readonly gap: string;
  /** Holds a placeholder or a tag, or no word at all: stays where it is. */
  readonly fixed: boolean;
}

export interface Pieces {
  readonly lead: string;
  readonly units: readonly Unit[];
}

export type UnitKind = 'sentence' | 'phrase';

const boundaries: Record<UnitKind, RegExp> = {
  sentence: /(?<=[.!?])\s+|\s*\n\s*/g,
  phrase: /(?<=[.!?,;:])\s+|\s*\n\s*|\s+(?=(?:and|or|but|because|when|if|with|without|by|in|for)\b)/g,
};

/** Cuts a text without losing a character: `joinUnits` gives it back. */
export function splitUnits(text: string, kind: UnitKind): Pieces {
  const lead = /^\s*/.exec(text)?.[0] ?? '';
  const masked = maskTags(text);
  const units: Unit[] = [];
  let from = lead.length;
  const cut = (to: number, end: number): void => {
    if (to > from || end > from)
      units.push({ text: text.slice(from, to), gap: text.slice(to, end), fixed: isFixed(masked.slice(from, to)) });
    from = end;
  };
  for (const { 0: gap, index } of masked.matchAll(boundaries[kind])) {
    if (index >= from) cut(index, index + gap.length);
  }
  const tail = text.slice(from).trimEnd().length;
  if (from < text.length) cut(from + tail, text.length);
  return { lead, units };
}

export function joinUnits({ lead, units }: Pieces): string {
  return lead + units.map(({ text, gap }) => text + gap).join('');
}

function isFixed(masked: string): boolean {
  return masked.includes(tagMask) || !/\p{L}/u.test(masked);
}
