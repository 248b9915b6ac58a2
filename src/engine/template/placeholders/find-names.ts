import type { TemplateName } from '../names.js';
import type { PlaceholdersTemplate } from './parse-placeholders.js';

/** Every placeholder's name, and the word `input` before the names the user is asked for. */
export function findNames({ placeholders }: PlaceholdersTemplate): readonly TemplateName[] {
  return placeholders.flatMap(({ name, nameSpan, span, isInput }): TemplateName[] => {
    const variable: TemplateName = { name, kind: 'variable', span: nameSpan, definition: undefined };
    if (!isInput) return [variable];
    const word = { start: span.start + 2, end: nameSpan.start - 1 };
    return [{ name: 'input', kind: 'keyword', span: word, definition: undefined }, variable];
  });
}
