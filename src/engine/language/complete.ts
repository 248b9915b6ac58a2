import { bracesPlace } from './braces-place.js';
import type { Completion } from './completion.js';
import { completeBraces } from './complete-braces.js';
import { completeFrontMatter } from './complete-front-matter.js';
import { completePlaceholder } from './complete-placeholder.js';
import { completePoml } from './complete-poml.js';
import { completeTag } from './complete-tag.js';
import { completeText } from './complete-text.js';
import type { LanguageRequest } from './language-request.js';
import { templatePlace } from './template-place.js';

/** What can be written at an offset; the editor filters by what is already typed. */
export function complete(request: LanguageRequest): Completion[] {
  const { doc, offset } = request;
  const { frontMatter, body } = doc;
  if (frontMatter !== undefined && offset >= frontMatter.span.start && offset <= frontMatter.span.end) {
    return request.headerIsForeign === true ? [] : completeFrontMatter(request, frontMatter.span);
  }
  return offset < body.start || offset > body.end ? [] : completeTemplate(request);
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
