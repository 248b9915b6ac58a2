import type { Span } from '../../text/span.js';
import { createRenderBudget, type RenderBudget, RenderFault } from '../render-budget.js';
import { errorAt, type Site } from '../site.js';
import type { RenderOptions, Rendering, Segment, UndefinedUse } from '../template.js';
import { type Frame, lookUp, printed } from './look-up.js';
import type { MustacheNode, PartialNode, SectionNode, VariableNode } from './nodes.js';
import type { MustacheTemplate } from './parse-mustache.js';
import { createPartials, type Partials } from './partials.js';

/** The file that is being rendered: the main one, or a partial. */
interface File {
  readonly name: string | undefined;
  readonly source: string;
  /** From a place in `source` to the place in the file as it is stored. */
  readonly place: (offset: number) => number;
}

interface Run {
  readonly out: Segment[];
  readonly undefined: UndefinedUse[];
  readonly budget: RenderBudget;
  readonly partials: Partials;
  readonly strict: boolean;
  /** The tags of the partials that are being rendered, for errors. */
  readonly calls: FileSite[];
  /** What is being rendered, for errors. */
  site: FileSite;
}

interface FileSite {
  readonly file: File;
  readonly span: Span;
}

/**
 * Renders a parsed template as Mustache does, without escaping: prompts are text.
 * @throws TemplateError at the first problem of the template, and when rendering fails or passes a limit.
 */
export function renderMustache(
  template: MustacheTemplate,
  values: Readonly<Record<string, unknown>>,
  options: RenderOptions = {},
): Rendering {
  const file: File = { name: undefined, source: template.source, place: (offset) => offset };
  const run: Run = {
    out: [],
    undefined: [],
    budget: createRenderBudget(options.limits),
    partials: createPartials(template, options.load),
    strict: options.strict ?? false,
    calls: [],
    site: { file, span: { start: 0, end: 0 } },
  };
  try {
    renderFile(run, template, file, { value: values, variable: undefined, outer: undefined });
  } catch (error) {
    throw asTemplateError(error, run);
  }
  return { segments: run.out, undefined: run.undefined };
}

function renderFile(run: Run, template: MustacheTemplate, file: File, frame: Frame): void {
  const [problem] = template.facts.problems;
  if (problem !== undefined) {
    run.site = { file, span: problem.span };
    throw new RenderFault(problem.message);
  }
  renderNodes(run, template.body, file, frame);
}

function renderNodes(run: Run, nodes: readonly MustacheNode[], file: File, frame: Frame): void {
  for (const node of nodes) {
    run.site = { file, span: node };
    run.budget.spend(1);
    if (node.kind === 'text') {
      const text = file.source.slice(node.start, node.end);
      run.budget.write(text.length);
      run.out.push({ kind: 'literal', text, span: placed(node, file), template: file.name });
    } else if (node.kind === 'marker')
      run.out.push({ kind: 'marker', name: node.name, span: placed(node, file), template: file.name });
    else if (node.kind === 'variable') renderVariable(run, node, file, frame);
    else if (node.kind === 'section') renderSection(run, node, file, frame);
    else if (node.kind === 'partial') renderPartial(run, node, file, frame);
  }
}

function renderVariable(run: Run, { name }: VariableNode, file: File, frame: Frame): void {
  const found = lookUp(name.name, frame);
  const span = placed(name, file);
  const template = file.name;
  if (found?.value === undefined) {
    if (run.strict) throw new RenderFault(`'${name.name}' is undefined`);
    const known = run.undefined.some(
      (use) => use.name === name.name && use.span.start === span.start && use.template === template,
    );
    if (!known) run.undefined.push({ name: name.name, span, template });
  }
  const text = printed(found?.value);
  run.budget.write(text.length);
  run.out.push({ kind: 'value', text, span, template, variable: found?.variable });
}

function renderSection(run: Run, { inverted, name, body }: SectionNode, file: File, frame: Frame): void {
  const found = lookUp(name.name, frame);
  const value = found?.value;
  const items = itemsOf(value);
  if (inverted) {
    if (items.length === 0) renderNodes(run, body, file, frame);
    return;
  }
  for (const item of items) {
    const inner = value === true ? frame : { value: item, variable: found?.variable, outer: frame };
    renderNodes(run, body, file, inner);
  }
}

/** What a section is rendered for: each item of a list, a single value that is not empty, or nothing. */
function itemsOf(value: unknown): readonly unknown[] {
  if (Array.isArray(value)) return value as readonly unknown[];
  return Boolean(value) ? [value] : [];
}

function renderPartial(run: Run, node: PartialNode, file: File, frame: Frame): void {
  const partial = run.partials.get(node);
  if (partial === undefined) {
    if (run.strict) throw new RenderFault(`There is no partial '${node.name.name}': check the name.`);
    return;
  }
  run.budget.nested(() => {
    const { template, place } = partial;
    run.calls.push({ file, span: node });
    renderFile(run, template, { name: node.name.name, source: template.source, place }, frame);
    run.calls.pop();
  });
}

function placed({ start, end }: Span, { place }: File): Span {
  return { start: place(start), end: place(end) };
}

/** Faults get their place; so does running out of stack, whose depth differs between hosts. Anything else is a bug. */
function asTemplateError(error: unknown, { site, calls, partials }: Run): unknown {
  if (!(error instanceof RenderFault) && !(error instanceof RangeError)) return error;
  const message =
    error instanceof RenderFault
      ? error.message
      : 'The template is nested too deeply to render: split it into partials.';
  const stored = ({ file, span }: FileSite): Site => {
    const source = file.name === undefined ? file.source : (partials.stored(file.name) ?? file.source);
    return { span: placed(span, file), owner: { name: file.name, source } };
  };
  return errorAt(message, stored(site), calls.map(stored));
}
