import type { Span } from '../text/span.js';

/** Stretches of YAML that belong to the line above them because they are indented more, each from that line's start. */
export function yamlFolds(text: string, yaml: Span): Span[] {
  const found: Span[] = [];
  const open: { readonly indent: number; readonly start: number }[] = [];
  let lastEnd = yaml.start;
  let at = yaml.start;
  for (const line of text.slice(yaml.start, yaml.end).split('\n')) {
    const start = at;
    at += line.length + 1;
    if (line.trim() === '') continue;
    const indent = line.length - line.trimStart().length;
    closeFrom(indent);
    open.push({ indent, start });
    lastEnd = start + line.length;
  }
  closeFrom(0);
  return found.sort((a, b) => a.start - b.start);

  function closeFrom(indent: number): void {
    for (let last = open.at(-1); last !== undefined && last.indent >= indent; last = open.at(-1)) {
      open.pop();
      if (text.slice(last.start, lastEnd).includes('\n')) found.push({ start: last.start, end: lastEnd });
    }
  }
}
