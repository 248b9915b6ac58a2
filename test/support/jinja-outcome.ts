import { parseJinja } from '../../src/engine/template/jinja/parse-jinja.js';
import { renderJinja } from '../../src/engine/template/jinja/render-jinja.js';
import { segmentsText } from '../../src/engine/template/segments-text.js';
import { type RenderOptions, TemplateError } from '../../src/engine/template/template.js';

export function render(source: string, values: Record<string, unknown> = {}, options: RenderOptions = {}): string {
  return segmentsText(renderJinja(parseJinja(source), values, options).segments);
}

/** The rendered text, or the message of the error. */
export function outcome(source: string, values: Record<string, unknown> = {}, options: RenderOptions = {}): string {
  try {
    return render(source, values, options);
  } catch (error) {
    if (error instanceof TemplateError) return `! ${error.message}`;
    throw error;
  }
}
