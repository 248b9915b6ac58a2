import { parseTemplate, renderParsed } from './engines.js';
import { segmentsText } from './segments-text.js';
import { type RenderOptions, TemplateError } from './template.js';

export interface RenderTemplateOptions extends RenderOptions {
  /** `jinja2` when left out. */
  readonly engine?: 'jinja2' | 'handlebars' | 'mustache';
}

/**
 * Renders a template's text.
 * @throws TemplateError with line and column when the template is wrong, fails, or is of an engine not rendered yet.
 */
export function renderTemplate(
  text: string,
  values: Readonly<Record<string, unknown>>,
  { engine = 'jinja2', ...options }: RenderTemplateOptions = {},
): string {
  if (engine === 'handlebars') {
    const message = `This version of Hone renders jinja2 and mustache templates only, not ${engine}: rewrite the template, or render it with its own library.`;
    throw new TemplateError(message, { line: 1, column: 1 });
  }
  return segmentsText(renderParsed(parseTemplate(text, engine), values, options).segments);
}
