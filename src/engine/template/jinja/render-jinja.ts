import { createLineIndex } from '../../text/line-index.js';
import { type LoadPartial, type RenderOptions, type Rendering, TemplateError } from '../template.js';
import { globals } from './globals/globals.js';
import { type JinjaTemplate, parseJinja } from './parse-jinja.js';
import { UnknownName } from './render/compile-filter.js';
import { type CompiledTemplate, compileTemplate } from './render/compile-template.js';
import { createContext, hostValues, type LoadedTemplate, type Loader } from './render/context.js';
import { createRun, type Site } from './render/run.js';
import { Fault } from './values/value.js';

interface Partial {
  readonly source: string;
  readonly template: LoadedTemplate;
}

interface Prepared {
  readonly main: CompiledTemplate;
  /** Partials by name, with the text they were made from: they are made anew when it changes. */
  readonly partials: Map<string, Partial>;
}

const prepared = new WeakMap<JinjaTemplate, Prepared>();

/**
 * Renders a parsed template; it is compiled at the first time and kept.
 * @throws TemplateError at the first problem of the template, and when rendering fails or passes a limit.
 */
export function renderJinja(
  template: JinjaTemplate,
  values: Readonly<Record<string, unknown>>,
  options: RenderOptions = {},
): Rendering {
  const run = createRun({ limits: options.limits, strict: options.strict ?? false, random: options.random });
  try {
    const { main, partials } = prepare(template);
    const loader = createLoader(template, partials, options.load);
    main.render(createContext(main, { outer: hostValues(values, loader.globals), loader }), run);
  } catch (error) {
    throw asTemplateError(
      error,
      run.site ?? { span: { start: 0, end: 0 }, owner: { name: undefined, source: template.source } },
    );
  }
  return { segments: run.out, undefined: run.undefinedUses };
}

function prepare(template: JinjaTemplate): Prepared {
  const known = prepared.get(template);
  if (known !== undefined) return known;
  rejectProblems(template, undefined);
  const made: Prepared = { main: compileTemplate(template, undefined), partials: new Map() };
  prepared.set(template, made);
  return made;
}

function rejectProblems({ facts, source }: JinjaTemplate, name: string | undefined): void {
  const problem = facts.problems.find(({ code }) => code === 'template-syntax');
  if (problem === undefined) return;
  throw errorAt(problem.message, { span: problem.span, owner: { name, source } });
}

function createLoader(main: JinjaTemplate, partials: Map<string, Partial>, load: LoadPartial | undefined): Loader {
  return {
    globals: (name) => globals.get(name),
    modules: new Map(),
    load: (name) => {
      const source = load?.(name);
      if (source === undefined) return undefined;
      const known = partials.get(name);
      if (known?.source === source) return known.template;
      // Range and markers speak of the main file's text: a partial is read whole, and no line of it starts a message.
      const parsed = parseJinja(source, { ...main.options, range: undefined, markers: undefined });
      rejectProblems(parsed, name);
      const template = { ...compileTemplate(parsed, name), name };
      partials.set(name, { source, template });
      return template;
    },
  };
}

/** Faults get their place; so does running out of stack, whose depth differs between hosts. Anything else is a bug. */
function asTemplateError(error: unknown, site: Site): unknown {
  if (error instanceof UnknownName) return errorAt(error.message, error.site);
  if (error instanceof Fault) return errorAt(error.message, site);
  if (error instanceof RangeError)
    return errorAt('The template is nested too deeply to render: split it into partials.', site);
  return error;
}

function errorAt(message: string, { span, owner }: Site): TemplateError {
  return new TemplateError(message, { ...createLineIndex(owner.source).positionAt(span.start), template: owner.name });
}
