import { field } from './field.js';

/**
 * The text of a message or of a piece of one: a string, or as Mistral's reasoning models write it a list of parts, of
 * which those that think are no answer. Undefined where there is none.
 */
export function contentText(content: unknown): string | undefined {
  if (!Array.isArray(content)) return typeof content === 'string' ? content : undefined;
  const texts = content.flatMap((part: unknown): string[] => {
    const text = field(part, 'type') === 'text' ? field(part, 'text') : part;
    return typeof text === 'string' ? [text] : [];
  });
  return texts.length === 0 ? undefined : texts.join('');
}
