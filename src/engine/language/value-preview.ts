const longest = 300;

/** A value as a line of Markdown code, cut when it is long: a data row may hold whole documents. */
export function valuePreview(value: unknown): string {
  const text = typeof value === 'string' ? value : JSON.stringify(value);
  const shown = text.length > longest ? `${text.slice(0, longest)}…` : text;
  const line = shown.replaceAll(/\r\n|\r|\n/g, '⏎');
  const fence = '`'.repeat(longestRun(line) + 1);
  const gap = /^`|`$|^\s|\s$|^$/.test(line) ? ' ' : '';
  return `${fence}${gap}${line}${gap}${fence}`;
}

function longestRun(text: string): number {
  return Math.max(0, ...Array.from(text.matchAll(/`+/g), ([run]) => run.length));
}
