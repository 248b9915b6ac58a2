import { parseTemplate, renderParsed } from './engines.js';
import { segmentsText } from './segments-text.js';
import type { RenderOptions } from './template.js';

export interface RenderTemplateOptions extends RenderOptions {
  /** `jinja2` when left out. */
  readonly engine?: (typeof engines)[number];
}

const engines = ['jinja2', 'handlebars', 'mustache'] as const;

/**
 * Renders a template's text.
 * @throws TemplateError with line and column when the template is wrong or fails; RangeError for an engine there is not.
 */
export function renderTemplate(
  text: string,
  values: Readonly<Record<string, unknown>>,
  { engine = 'jinja2', ...options }: RenderTemplateOptions = {},
): string {
  // Callers without types may name another one.
  if (!(engines as readonly string[]).includes(engine))
    throw new RangeError(`There is no template engine '${engine}'. Engines: ${engines.join(', ')}.`);
  return segmentsText(renderParsed(parseTemplate(text, engine), values, options).segments);
}
