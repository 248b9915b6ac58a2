import type { Completion } from './completion.js';
import type { LanguageRequest } from './language-request.js';
import { completeFrontMatter } from './complete-front-matter.js';
import { completeTag } from './complete-tag.js';
import { completeText } from './complete-text.js';
import { templatePlace } from './template-place.js';

/** What can be written at an offset; the editor filters by what is already typed. */
export function complete(request: LanguageRequest): Completion[] {
  const { doc, offset } = request;
  const { frontMatter, body } = doc;
  if (frontMatter !== undefined && offset >= frontMatter.span.start && offset <= frontMatter.span.end) {
    return completeFrontMatter(request, frontMatter.span);
  }
  if (offset < body.start) return [];
  const place = templatePlace(doc, offset);
  return place.kind === 'text' ? completeText(request) : completeTag(request, place);
}
