import type { Span } from '../../../text/span.js';
import { createRenderBudget } from '../../render-budget.js';
import { errorAt, type Site } from '../../site.js';
import type { RenderOptions, Segment, TemplateError, UndefinedUse } from '../../template.js';
import type { Missing } from './values.js';

/** The template that a node belongs to. */
export type Owner = Site['owner'];

/** One rendering: where it writes, and what it has used up. */
export interface Run {
  readonly segments: readonly Segment[];
  readonly undefinedUses: readonly UndefinedUse[];
  write(segment: Segment): void;
  /** Runs `work` and gives what it wrote, instead of adding it to the output. */
  captured(work: () => void): readonly Segment[];
  /** Counts one step at a place, which is what an error is placed at. */
  step(span: Span, owner: Owner): void;
  /** Counts one more partial inside another, called at the last step, while `work` runs. */
  nested(work: () => void): void;
  /** Records that a missing value was printed, looped over or looked into. */
  meet(missing: Missing | undefined, owner: Owner): void;
  /** An error at a place, or at the last step. */
  error(message: string, span?: Span, owner?: Owner): TemplateError;
  /** An error in a partial that the last step asked for. */
  partialError(message: string, site: Site): TemplateError;
}

export function createRun({ limits: given, strict = false }: RenderOptions): Run {
  const budget = createRenderBudget(given);
  const gaps = createGaps();
  let segments: Segment[] = [];
  const calls: Site[] = [];
  let site: Site = { span: { start: 0, end: 0 }, owner: { name: undefined, source: '' } };
  const error: Run['error'] = (message, span = site.span, owner = site.owner) =>
    errorAt(message, { span, owner }, calls);
  return {
    get segments() {
      return segments;
    },
    undefinedUses: gaps.uses,
    error,
    partialError: (message, at) => errorAt(message, at, [...calls, site]),
    write(segment) {
      if ('text' in segment) budget.write(segment.text.length);
      segments.push(segment);
    },
    captured(work) {
      const outer = segments;
      segments = [];
      work();
      const inner = segments;
      segments = outer;
      return inner;
    },
    step(span, owner) {
      site = { span, owner };
      budget.spend(1);
    },
    nested(work) {
      budget.nested(() => {
        calls.push(site);
        work();
        calls.pop();
      });
    },
    meet(missing, owner) {
      if (missing === undefined) return;
      const { name } = missing;
      if (strict)
        throw error(`'${name}' is undefined: give it a value, or test it with {{#if ${name}}}.`, missing, owner);
      gaps.add(missing, owner);
    },
  };
}

/** Missing values, each place once. */
function createGaps(): { readonly uses: readonly UndefinedUse[]; add(missing: Missing, owner: Owner): void } {
  const uses: UndefinedUse[] = [];
  const seen = new Set<string>();
  return {
    uses,
    add({ name, start, end }, owner) {
      const key = `${start} ${owner.name ?? ''} ${name}`;
      if (seen.has(key)) return;
      seen.add(key);
      uses.push({ name, span: { start, end }, template: owner.name });
    },
  };
}
