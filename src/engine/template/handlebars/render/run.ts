import { createLineIndex } from '../../../text/line-index.js';
import type { Span } from '../../../text/span.js';
import { createRenderBudget } from '../../render-budget.js';
import { type RenderOptions, type Segment, TemplateError, type UndefinedUse } from '../../template.js';
import type { Missing } from './values.js';

/** The template that a node belongs to. */
export interface Owner {
  /** Undefined in the main file. */
  readonly name: string | undefined;
  readonly source: string;
}

/** One rendering: where it writes, and what it has used up. */
export interface Run {
  readonly segments: readonly Segment[];
  readonly undefinedUses: readonly UndefinedUse[];
  write(segment: Segment): void;
  /** Runs `work` and gives what it wrote, instead of adding it to the output. */
  captured(work: () => void): readonly Segment[];
  /** Counts one step at a place, which is what an error is placed at. */
  step(span: Span, owner: Owner): void;
  /** Counts one more partial inside another while `work` runs. */
  nested(work: () => void): void;
  /** Records that a missing value was printed, looped over or looked into. */
  meet(missing: Missing | undefined, owner: Owner): void;
  /** An error at a place, or at the last step. */
  error(message: string, span?: Span, owner?: Owner): TemplateError;
}

export function createRun({ limits: given, strict = false }: RenderOptions): Run {
  const budget = createRenderBudget(given);
  const undefinedUses: UndefinedUse[] = [];
  const seen = new Set<string>();
  let segments: Segment[] = [];
  let site: { span: Span; owner: Owner } = { span: { start: 0, end: 0 }, owner: { name: undefined, source: '' } };
  const error: Run['error'] = (message, span = site.span, owner = site.owner) =>
    new TemplateError(message, { ...createLineIndex(owner.source).positionAt(span.start), template: owner.name });
  return {
    get segments() {
      return segments;
    },
    undefinedUses,
    error,
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
    nested: (work) => budget.nested(work),
    meet(missing, owner) {
      if (missing === undefined) return;
      const { name, start, end } = missing;
      if (strict)
        throw error(`'${name}' is undefined: give it a value, or test it with {{#if ${name}}}.`, missing, owner);
      const key = `${start} ${owner.name ?? ''} ${name}`;
      if (seen.has(key)) return;
      seen.add(key);
      undefinedUses.push({ name, span: { start, end }, template: owner.name });
    },
  };
}
