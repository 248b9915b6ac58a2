import { replace, type Edit } from '../text/edit.js';

interface Entry {
  readonly keySpan: { readonly start: number };
  readonly valueSpan: { readonly end: number };
}

/** Takes a `key: value` out of YAML: its line, or its place between the commas; undefined where it is not as simple. */
export function removeEntry(text: string, { keySpan: { start }, valueSpan: { end } }: Entry): Edit | undefined {
  const line = text.lastIndexOf('\n', start - 1) + 1;
  const lineBreak = text.indexOf('\n', end);
  const next = lineBreak < 0 ? text.length : lineBreak + 1;
  if (/^[ \t]*$/.test(text.slice(line, start)) && /^[ \t]*(?:#.*)?\r?\n?$/.test(text.slice(end, next))) {
    return text.slice(start, end).includes('\n') ? undefined : replace({ start: line, end: next }, '');
  }
  const after = /^[ \t]*,[ \t]*/.exec(text.slice(end, next))?.[0];
  if (after !== undefined) return replace({ start, end: end + after.length }, '');
  const before = /,[ \t]*$/.exec(text.slice(line, start))?.[0];
  if (before === undefined || !/^[ \t]*\}/.test(text.slice(end, next))) return undefined;
  return replace({ start: start - before.length, end }, '');
}
