import { bracesPlace } from './braces-place.js';
import type { Completion } from './completion.js';
import { completeBraces } from './complete-braces.js';
import { completePlaceholder } from './complete-placeholder.js';
import { completePoml } from './complete-poml.js';
import { completeTag } from './complete-tag.js';
import { completeText } from './complete-text.js';
import { completeYaml } from './complete-yaml.js';
import { embeddedAt, yamlAt } from './yaml-or-template.js';
import type { LanguageRequest } from './language-request.js';
import { templatePlace } from './template-place.js';

/** What can be written at an offset; the editor filters by what is already typed. */
export function complete(request: LanguageRequest): Completion[] {
  const { doc, offset } = request;
  const inner = embeddedAt(doc, offset);
  if (inner !== undefined) return completeTemplate({ ...request, doc: inner });
  const yaml = yamlAt(doc, offset);
  if (yaml !== undefined) return request.headerIsForeign === true ? [] : completeYaml(request, yaml);
  return offset < doc.body.start || offset > doc.body.end ? [] : completeTemplate(request);
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
