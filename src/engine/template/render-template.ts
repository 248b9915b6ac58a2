import { parseTemplate, renderParsed } from './engines.js';
import { segmentsText } from './segments-text.js';
import type { RenderOptions } from './template.js';

export interface RenderTemplateOptions extends RenderOptions {
  /** `jinja2` when left out. */
  readonly engine?: 'jinja2' | 'handlebars' | 'mustache';
}

/**
 * Renders a template's text.
 * @throws TemplateError with line and column when the template is wrong or fails.
 */
export function renderTemplate(
  text: string,
  values: Readonly<Record<string, unknown>>,
  { engine = 'jinja2', ...options }: RenderTemplateOptions = {},
): string {
  return segmentsText(renderParsed(parseTemplate(text, engine), values, options).segments);
}
