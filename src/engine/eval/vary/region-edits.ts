import { inLineBreaksOf } from '../../prompt/front-matter-edit.js';
import { applyEdits, type Edit, replace } from '../../text/edit.js';
import type { Region, VariedPrompt } from './contracts.js';

export interface FoundText {
  readonly region: Region;
  readonly match: RegExpExecArray;
  /** In the file. */
  readonly start: number;
}

/** Where a pattern occurs in the regions, in one of their two views. */
export function findIn({ regions }: VariedPrompt, view: 'text' | 'words', pattern: RegExp): FoundText[] {
  return regions.flatMap((region) =>
    Array.from(region[view].matchAll(pattern), (match) => ({ region, match, start: region.start + match.index })),
  );
}

/** `length` characters at `start` replaced. */
export function change(start: number, length: number, text: string): Edit {
  return replace({ start, end: start + length }, text);
}

/** The whole file with some of its text changed, in its own line breaks. */
export function edited({ doc }: VariedPrompt, edits: readonly Edit[]): string {
  return applyEdits(
    doc.text,
    edits.map(({ span, text }) => replace(span, inLineBreaksOf(doc.text, text))),
  );
}
