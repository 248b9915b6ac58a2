import type { LoadPartial, TemplateError } from '../../template/template.js';
import { createLineIndex } from '../../text/line-index.js';
import type { PreviewPlace } from './contracts.js';

/** The offset an error names by line and column, in the file it happened in. */
export function placeOf({ line, column, template }: TemplateError, text: string, load: LoadPartial): PreviewPlace {
  const source = template === undefined ? text : (load(template) ?? '');
  const start = createLineIndex(source).offsetAt({ line, column });
  return { partial: template, span: { start, end: start } };
}
