import type { PromptDoc } from '../prompt/prompt-doc.js';
import { bracesPlace } from './braces-place.js';
import type { Completion } from './completion.js';
import { completeBraces } from './complete-braces.js';
import { completePlaceholder } from './complete-placeholder.js';
import { completePoml } from './complete-poml.js';
import { completeTag } from './complete-tag.js';
import { completeText } from './complete-text.js';
import { completeYaml } from './complete-yaml.js';
import { yamlOf } from './format-keys.js';
import type { LanguageRequest } from './language-request.js';
import { templatePlace } from './template-place.js';

/** What can be written at an offset; the editor filters by what is already typed. */
export function complete(request: LanguageRequest): Completion[] {
  const { doc, offset } = request;
  const inner = embeddedAt(doc, offset);
  if (inner !== undefined) return completeTemplate({ ...request, doc: inner });
  const yaml = yamlOf(doc);
  if (yaml !== undefined && yaml.start <= offset && offset <= yaml.end && !isInBody(doc, offset))
    return request.headerIsForeign === true ? [] : completeYaml(request, yaml);
  return offset < doc.body.start || offset > doc.body.end ? [] : completeTemplate(request);
}

/** The prompt with the template of a value in place of its own, where the cursor is in a tag of that one. */
function embeddedAt(doc: PromptDoc, offset: number): PromptDoc | undefined {
  for (const { template } of doc.embedded) {
    const range = template.embedding?.map.range;
    if (range === undefined || offset < range.start || offset > range.end) continue;
    const inner = { ...doc, template, body: range };
    return templatePlace(inner, offset).kind === 'text' ? undefined : inner;
  }
  return undefined;
}

/** Whether the template is at the offset, in a file where YAML is around it: below a block of text its next key begins. */
function isInBody({ body, text }: PromptDoc, offset: number): boolean {
  if (offset < body.start || offset > body.end || body.start === body.end) return false;
  return offset < body.end || text[offset - 1] !== '\n';
}

function completeTemplate(request: LanguageRequest): Completion[] {
  const { doc, offset } = request;
  switch (doc.template.engine) {
    case 'jinja2': {
      const place = templatePlace(doc, offset);
      return place.kind === 'text' ? completeText(request) : completeTag(request, place);
    }
    case 'handlebars':
    case 'mustache': {
      const place = bracesPlace(doc, offset);
      if (place === 'in-text') return completeText(request);
      return place === undefined ? [] : completeBraces(request, place, doc.template.engine === 'handlebars');
    }
    case 'poml':
      return completePoml(request, doc.template);
    case 'placeholders':
      return completePlaceholder(request);
    case 'text':
      return completeText(request);
  }
}
