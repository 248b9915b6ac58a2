import nunjucks from 'nunjucks';
import { parseJinja } from '../../src/engine/template/jinja/parse-jinja.js';
import { renderJinja } from '../../src/engine/template/jinja/render-jinja.js';
import { segmentsText } from '../../src/engine/template/segments-text.js';
import { TemplateError } from '../../src/engine/template/template.js';

type Partials = Readonly<Record<string, string>>;

/** A rendered text, or that the template or its rendering failed. */
export interface NunjucksOutcome {
  readonly text?: string;
  readonly error?: string;
}

/** What Nunjucks itself does, set up as promptfoo sets it up: without escaping, and lenient. */
export function theirOutcome(template: string, values: unknown, partials: Partials = {}): NunjucksOutcome {
  const environment = new nunjucks.Environment(new MemoryLoader(partials), { autoescape: false });
  try {
    // A copy: a template may change the lists it is given. An error inside a block ends the text and is passed on.
    const text: unknown = environment.renderString(template, structuredClone(values) as object);
    return typeof text === 'string' ? { text } : { error: 'no text' };
  } catch (error) {
    return { error: error instanceof Error ? error.message : String(error) };
  }
}

class MemoryLoader extends nunjucks.Loader {
  private readonly partials: Partials;

  constructor(partials: Partials) {
    super();
    this.partials = partials;
  }

  getSource(name: string): { src: string; path: string; noCache: boolean } {
    const src = this.partials[name];
    // Nunjucks' type does not say so, but null is how a loader has no such template.
    return (src === undefined ? null : { src, path: name, noCache: true }) as {
      src: string;
      path: string;
      noCache: boolean;
    };
  }
}

export function ourOutcome(template: string, values: unknown, partials: Partials = {}): NunjucksOutcome {
  try {
    const parsed = parseJinja(template, { environment: 'nunjucks' });
    const { segments } = renderJinja(parsed, values as Record<string, unknown>, { load: (name) => partials[name] });
    return { text: segmentsText(segments) };
  } catch (error) {
    if (!(error instanceof TemplateError)) throw error;
    return { error: error.message };
  }
}
