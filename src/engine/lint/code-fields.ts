import type { CodeMessage, CodePrompt } from '../prompt/code-prompt.js';
import { type FormatFields, formatFields } from '../prompt/formats/code/format-fields.js';

/** A message whose braces are filled by name, and how its text is cut; undefined where that is not all written there. */
export function filledFields({ text, filling }: CodeMessage): FormatFields | undefined {
  if (filling !== 'format' || text === undefined || text.holes.length > 0) return undefined;
  return formatFields(text.map.text);
}

/** A name as Python and scripts have them. */
export function isIdentifier(name: string): boolean {
  return /^[\p{L}_$][\p{L}\p{N}_$]*$/u.test(name);
}

/** The names a prompt is filled with, where all of them are certain. */
export function namesFilled(prompt: CodePrompt): ReadonlySet<string> | undefined {
  if (!prompt.isWhole) return undefined;
  const names = new Set<string>();
  for (const message of prompt.messages) {
    if (message.filling === 'sent') {
      if (message.text === undefined) return undefined;
      continue;
    }
    const cut = filledFields(message);
    if (cut === undefined || cut.fault !== undefined) return undefined;
    // What a field's name or format has in it that is no name is for `template/unescaped-braces`.
    if (!cut.fields.every(({ name, isPlain }) => isIdentifier(name) && isPlain)) return undefined;
    for (const { name } of cut.fields) names.add(name);
  }
  return names;
}
