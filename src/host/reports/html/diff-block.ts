import { xmlText } from '../xml.js';

/** A unified diff without its two lines of names. */
export function diffBlock(diff: string): string {
  const lines = diff.trimEnd().split('\n').slice(2);
  const kind = (line: string): string => (line.startsWith('+') ? 'add' : line.startsWith('-') ? 'del' : 'same');
  return `<pre>${lines.map((line) => `<span class="${kind(line)}">${xmlText(line) || ' '}</span>`).join('')}</pre>\n`;
}
