import { errorAt, type Site } from '../site.js';
import type { LoadPartial, RenderOptions, Rendering } from '../template.js';
import { type JinjaOptions, type JinjaTemplate, parseJinja } from './parse-jinja.js';
import { type CompiledTemplate, compileTemplate } from './render/compile-template.js';
import { Context, HostValues, type LoadedTemplate, type Loader } from './render/context.js';
import { PlacedFault, Run } from './render/run.js';
import { semanticsOf } from './render/semantics-of.js';
import { Fault } from './values/value.js';
import { working } from './values/work.js';

interface Partial {
  readonly source: string;
  readonly template: LoadedTemplate;
}

interface Prepared {
  readonly template: JinjaTemplate;
  readonly main: CompiledTemplate;
  /** Partials by name, with the text they were made from: they are made anew when it changes. */
  readonly partials: Map<string, Partial>;
  /** The loader of the last rendering: the next one mostly has the same source of partials. */
  loaded: { readonly source: LoadPartial | undefined; readonly loader: Loader } | undefined;
}

const NO_OPTIONS: RenderOptions = {};

const preparedTemplates = new WeakMap<JinjaTemplate, Prepared>();

/** A run renders one template for row after row, and looking it up in the map is a tenth of rendering a short one. */
let last: Prepared | undefined;

/**
 * Renders a parsed template; it is compiled at the first time and kept.
 * @throws TemplateError at the first problem of the template, and when rendering fails or passes a limit.
 */
export function renderJinja(
  template: JinjaTemplate,
  values: Readonly<Record<string, unknown>>,
  options: RenderOptions = NO_OPTIONS,
): Rendering {
  const run = new Run(options, semanticsOf(template.options.environment));
  try {
    const known = last?.template === template ? last : preparedOf(template);
    const { main } = known;
    const loader = loaderFor(known, template.options, options.load);
    const context = new Context(main.blocks, new HostValues(values, loader.globals), loader);
    working(main.render, context, run);
  } catch (error) {
    throw asTemplateError(error, run, { name: undefined, source: template.source });
  }
  return { segments: run.out, undefined: run.undefinedUses };
}

function preparedOf(template: JinjaTemplate): Prepared {
  last = preparedTemplates.get(template) ?? prepare(template);
  return last;
}

function prepare(template: JinjaTemplate): Prepared {
  rejectProblems(template, undefined);
  const main = compileTemplate(template, undefined);
  const made: Prepared = { template, main, partials: new Map(), loaded: undefined };
  preparedTemplates.set(template, made);
  return made;
}

function rejectProblems({ facts, source }: JinjaTemplate, name: string | undefined): void {
  const problem = facts.problems.find(({ code }) => code === 'template-syntax');
  if (problem !== undefined) throw new PlacedFault(problem.message, { span: problem.span, owner: { name, source } });
}

function loaderFor(known: Prepared, options: JinjaOptions, source: LoadPartial | undefined): Loader {
  if (known.loaded === undefined || known.loaded.source !== source) {
    known.loaded = { source, loader: createLoader(known.partials, options, source) };
  }
  return known.loaded.loader;
}

function createLoader(partials: Prepared['partials'], options: JinjaOptions, find: LoadPartial | undefined): Loader {
  const load = (name: string): LoadedTemplate | undefined => {
    const source = find?.(name);
    if (source === undefined) return undefined;
    const known = partials.get(name);
    if (known?.source === source) return known.template;
    // Range and markers speak of the main file's text: a partial is read whole, and no line of it starts a message.
    const parsed = parseJinja(source, { ...options, range: undefined, markers: undefined });
    rejectProblems(parsed, name);
    const template = { ...compileTemplate(parsed, name), name };
    partials.set(name, { source, template });
    return template;
  };
  const names = semanticsOf(options.environment).globals;
  return { globals: { find: (name) => names.get(name) }, load };
}

/** Faults get their place; so does running out of stack, whose depth differs between hosts. Anything else is a bug. */
function asTemplateError(error: unknown, run: Run, owner: Site['owner']): unknown {
  if (error instanceof PlacedFault) return errorAt(error.message, error.site, callsOf(run, run.site));
  const site = run.site ?? { span: { start: 0, end: 0 }, owner };
  if (error instanceof Fault) return errorAt(error.message, site, callsOf(run));
  if (error instanceof RangeError)
    return errorAt('The template is nested too deeply to render: split it into partials.', site, callsOf(run));
  return error;
}

function callsOf({ calls }: Run, last?: Site): Site[] {
  return [...calls, last].filter((call) => call !== undefined);
}
