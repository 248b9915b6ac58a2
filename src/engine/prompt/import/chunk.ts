import { parseJinja } from '../../template/jinja/parse-jinja.js';
import { applyEdits, replace } from '../../text/edit.js';
import { misspeltRoles, roleFinder } from '../role-lines.js';
import { jinjaString } from './jinja-text.js';

/** A message of a converted template: whose it is, and its own template. */
export interface Chunk {
  readonly role: string;
  readonly text: string;
}

/** Messages one after the other, each under its role line. */
export function assemble(chunks: readonly Chunk[]): string {
  return chunks.map(({ role, text }) => `${role}:\n${text.replace(/^(?:\r\n|\r|\n)+/, '').trimEnd()}\n`).join('\n');
}

/** Lines of a message that Hone would take for role lines, or for misspelt ones, are printed instead of written. */
export function protectedChunk({ role, text }: Chunk): Chunk {
  const whole = { start: 0, end: text.length };
  const { markers, literals } = parseJinja(text, { markers: roleFinder(text, whole) }).facts;
  const lines = [...markers, ...misspeltRoles(text, whole, literals)].map(({ span }) => span);
  const edits = lines.map((span) => replace(span, `{{ ${jinjaString(text.slice(span.start, span.end))} }}`));
  return { role, text: applyEdits(text, edits) };
}
