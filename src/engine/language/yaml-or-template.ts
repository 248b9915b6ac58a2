import type { PromptDoc } from '../prompt/prompt-doc.js';
import type { Span } from '../text/span.js';
import { yamlOf } from './yaml-of.js';
import { templatePlace } from './template-place.js';

/** The prompt with the template of a value in place of its own, where the cursor is in a tag of that one. */
export function embeddedAt(doc: PromptDoc, offset: number): PromptDoc | undefined {
  for (const { template } of doc.embedded) {
    const range = template.embedding?.map.range;
    if (range === undefined || offset < range.start || offset > range.end) continue;
    const inner = { ...doc, template, body: range };
    return templatePlace(inner, offset).kind === 'text' ? undefined : inner;
  }
  return undefined;
}

/** The YAML an offset is in, and in no template of it. */
export function yamlAt(doc: PromptDoc, offset: number): Span | undefined {
  const yaml = yamlOf(doc);
  return yaml === undefined || offset < yaml.start || offset > yaml.end || isInBody(doc, offset) ? undefined : yaml;
}

/** Whether the template is at the offset, in a file where YAML is around it: below a block of text its next key begins. */
function isInBody({ body, text }: PromptDoc, offset: number): boolean {
  if (offset < body.start || offset > body.end || body.start === body.end) return false;
  return offset < body.end || text[offset - 1] !== '\n';
}
