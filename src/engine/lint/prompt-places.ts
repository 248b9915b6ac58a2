import type { PromptDoc } from '../prompt/prompt-doc.js';
import type { Span } from '../text/span.js';

/** Where a file's text is a prompt's: all of `part`, but in program code only the literal text of its prompts. */
export function promptPlaces({ code, template }: PromptDoc, part: Span): readonly Span[] {
  return code === undefined ? [part] : template.facts.literals;
}
