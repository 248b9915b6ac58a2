import type { Span } from '../text/span.js';

/** The places of the parameters in a signature such as `indent(width=4, first=false)`. */
export function parametersOf(signature: string): readonly Span[] {
  const found: Span[] = [];
  const open = signature.indexOf('(');
  if (open < 0) return found;
  let start = open + 1;
  let depth = 0;
  for (const { 0: mark, index } of signature.matchAll(/'(?:[^'\\]|\\.)*'|"(?:[^"\\]|\\.)*"|[(),[\]{}]/g)) {
    if (index < start) continue;
    if ('([{'.includes(mark)) depth++;
    if (depth === 0 && (mark === ',' || mark === ')')) {
      const trimmed = trim(signature, { start, end: index });
      if (trimmed.end > trimmed.start) found.push(trimmed);
      start = index + 1;
      if (mark === ')') return found;
    }
    if (')]}'.includes(mark)) depth--;
  }
  return found;
}

function trim(text: string, { start, end }: Span): Span {
  const inside = text.slice(start, end);
  const from = start + (inside.length - inside.trimStart().length);
  return { start: from, end: Math.max(from, start + inside.trimEnd().length) };
}
