import { overlaps, type Span } from './span.js';

/** Replaces the characters of `span` by `text`; an empty span inserts. */
export interface Edit {
  readonly span: Span;
  readonly text: string;
}

export function replace(span: Span, text: string): Edit {
  return { span, text };
}

export function insert(at: number, text: string): Edit {
  return { span: { start: at, end: at }, text };
}

/** Two edits conflict when they touch a common character or insert at the same place. */
export function conflicts(a: Edit, b: Edit): boolean {
  return overlaps(a.span, b.span) || (a.span.start === b.span.start && a.span.end === b.span.end);
}

/**
 * Applies edits that do not conflict with each other; their order in the list does not matter.
 * @throws Error when two edits conflict: choose among them first.
 */
export function applyEdits(text: string, edits: readonly Edit[]): string {
  const ordered = [...edits].sort((a, b) => a.span.start - b.span.start || a.span.end - b.span.end);
  let result = '';
  let at = 0;
  for (const { span, text: replacement } of ordered) {
    if (span.start < at) throw new Error('Conflicting edits: this is a bug in Hone.');
    result += text.slice(at, span.start) + replacement;
    at = span.end;
  }
  return result + text.slice(at);
}

/** Replaces only what differs, so that the cursor and folded regions elsewhere stay. */
export function changedPart(before: string, after: string): Edit {
  const shorter = Math.min(before.length, after.length);
  let start = 0;
  while (start < shorter && before[start] === after[start]) start++;
  let kept = 0;
  while (kept < shorter - start && before.at(-1 - kept) === after.at(-1 - kept)) kept++;
  return replace({ start, end: before.length - kept }, after.slice(start, after.length - kept));
}
