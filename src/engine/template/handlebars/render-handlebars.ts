import type { Problem } from '../../text/problem.js';
import { RenderFault } from '../render-budget.js';
import { errorAt, type Site } from '../site.js';
import type { RenderOptions, Rendering } from '../template.js';
import { type HandlebarsTemplate, parseHandlebars } from './parse-handlebars.js';
import { partialFile } from './partial-files.js';
import type { Frame, LoadedPartial } from './render/frame.js';
import { renderNodes } from './render/render-nodes.js';
import { runClosure } from './render/run-closure.js';
import { createRun, type Run } from './render/run.js';

/** Partials by name, with the text they were made from: they are made anew when it changes. */
const partialsOf = new WeakMap<HandlebarsTemplate, Map<string, HandlebarsTemplate>>();

/**
 * Renders a parsed template.
 * @throws TemplateError at the first problem of the template, and when rendering fails or passes a limit.
 */
export function renderHandlebars(
  template: HandlebarsTemplate,
  values: Readonly<Record<string, unknown>>,
  options: RenderOptions = {},
): Rendering {
  const [problem] = template.facts.problems;
  if (problem !== undefined) throw errorAt(problem.message, siteOf(problem, template, undefined), []);
  const run = createRun(options);
  const own = new Map<string, unknown>([...Object.entries(options.context ?? {}), ['root', values]]);
  const frame: Frame = {
    run,
    owner: { name: undefined, source: template.source },
    current: undefined,
    contexts: [],
    data: { own, parent: undefined },
    parameters: [],
    home: { inlines: new Map() },
    partialBlock: undefined,
    messages: template.options.messages === true,
    load: createLoader(template, options.load, run),
    renderNodes,
  };
  try {
    runClosure({ body: template.body, frame }, { value: values, origin: undefined, isRoot: true, named: undefined });
  } catch (error) {
    if (error instanceof RenderFault) throw run.error(error.message);
    // How deep the stack is differs between hosts.
    if (!(error instanceof RangeError)) throw error;
    throw run.error('The template is nested too deeply to render: split it into partials.');
  }
  return { segments: run.segments, undefined: run.undefinedUses };
}

function createLoader(main: HandlebarsTemplate, load: RenderOptions['load'], run: Run): Frame['load'] {
  const known = partialsOf.get(main) ?? new Map<string, HandlebarsTemplate>();
  partialsOf.set(main, known);
  const { messages } = main.options;
  return (written): LoadedPartial | undefined => {
    // An application may know partials by their names; files have names of their own.
    for (const name of messages === true ? new Set([partialFile(written), written]) : [written]) {
      const source = load?.(name);
      if (source === undefined) continue;
      const last = known.get(name);
      const template = last?.source === source ? last : parseHandlebars(source, { messages });
      const [problem] = template.facts.problems;
      if (problem !== undefined) throw run.partialError(problem.message, siteOf(problem, template, name));
      known.set(name, template);
      return { owner: { name, source }, body: template.body };
    }
    return undefined;
  };
}

function siteOf({ span }: Problem, { source }: HandlebarsTemplate, name: string | undefined): Site {
  return { span, owner: { name, source } };
}
