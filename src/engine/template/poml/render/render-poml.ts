import { createRenderBudget, RenderFault } from '../../render-budget.js';
import { errorAt } from '../../site.js';
import type { LoadPartial, RenderOptions, Rendering, Segment } from '../../template.js';
import { parsePoml, type PomlTemplate } from '../parse-poml.js';
import { joined } from './box.js';
import { toMessages } from './messages.js';
import { renderComponent } from './render-component.js';
import { renderFragment } from './render-nodes.js';
import { type File, gap, MissingValue, type Place, type Run, type Writer } from './run.js';

/**
 * Renders POML as its own writer does in Markdown, without running its JavaScript.
 * @throws TemplateError at the first problem of the template, and when rendering fails or passes a limit.
 */
export function renderPoml(
  template: PomlTemplate,
  values: Readonly<Record<string, unknown>>,
  options: RenderOptions = {},
): Rendering {
  const file: File = { name: undefined, source: template.source };
  const run = createRun(values, options, file);
  try {
    const [problem] = template.facts.problems;
    if (problem !== undefined) {
      run.site = { owner: file, span: problem.span };
      throw new RenderFault(problem.message);
    }
    return { segments: render(template, run, file), undefined: run.missing };
  } catch (error) {
    throw asTemplateError(error, run);
  }
}

/**
 * Writes the same structure as a template of another notation: the segments' text holds the writer's tags.
 * @throws TemplateError as `renderPoml`
 */
export function writePoml(template: PomlTemplate, writer: Writer, load: LoadPartial): readonly Segment[] {
  const file: File = { name: undefined, source: template.source };
  const run = { ...createRun({}, { load }, file), writer };
  try {
    return render(template, run, file);
  } catch (error) {
    throw asTemplateError(error, run);
  }
}

function createRun(values: Run['values'], { limits, strict = false, load }: RenderOptions, file: File): Run {
  const parsed = new Map<string, PomlTemplate>();
  return {
    values,
    defined: new Map(),
    missing: [],
    budget: createRenderBudget(limits),
    strict,
    load,
    parse(source) {
      const known = parsed.get(source) ?? parsePoml(source);
      parsed.set(source, known);
      return known;
    },
    renderComponent,
    writer: undefined,
    unnamed: 'system',
    isSystemNamed: false,
    calls: [],
    site: { owner: file, span: { start: 0, end: 0 } },
  };
}

function render({ children, isFreeText }: PomlTemplate, run: Run, file: File): Segment[] {
  const place: Place = {
    ...{ run, file, locals: new Map(), origins: new Map(), speaker: 'system', named: undefined },
    ...{ headerLevel: 1, isChat: true, list: undefined, isRepeated: false, isFree: isFreeText },
  };
  const boxes = renderFragment(children, place);
  return toMessages(joined(boxes, (text) => gap(place, text, { start: 0, end: 0 })).said, run.isSystemNamed);
}

function asTemplateError(error: unknown, { site, calls }: Run): unknown {
  const isFault = error instanceof RenderFault || error instanceof MissingValue;
  return isFault ? errorAt(error.message, site, calls) : error;
}
