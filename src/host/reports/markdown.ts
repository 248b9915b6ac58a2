/** Pieces of GitHub's Markdown. What stands in them comes from prompts, data and models, and must not become markup. */

export function markdownTable(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]): string => `| ${cells.map(markdownText).join(' | ')} |`;
  return [line(head), `|${' --- |'.repeat(head.length)}`, ...rows.map(line)].join('\n');
}

/** Text on one line with everything that Markdown or HTML would read as its own made plain. */
export function markdownText(text: string): string {
  return text
    .replaceAll(/\s+/g, ' ')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll(/[\\`*_[\]|~#@]/g, (mark) => (mark === '@' ? '@\u200b' : `\\${mark}`));
}

/** A block with a fence longer than any in the text, so that the text cannot close it. */
export function markdownFence(language: string, text: string): string {
  const fence = '`'.repeat(Math.max(3, ...[...text.matchAll(/`+/g)].map(([ticks]) => ticks.length + 1)));
  return `${fence}${language}\n${text.trimEnd()}\n${fence}`;
}

/** Folded away until it is asked for. */
export function markdownDetails(summary: string, body: string): string {
  return `<details><summary>${markdownText(summary)}</summary>\n\n${body}\n\n</details>`;
}
