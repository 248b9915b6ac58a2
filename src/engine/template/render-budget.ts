import type { RenderLimits } from './template.js';

const DEFAULT_LIMITS: RenderLimits = { steps: 1_000_000, output: 10_000_000, depth: 64 };

/** Why a rendering stopped. The engine that meets it knows the place and makes a `TemplateError` of it. */
export class RenderFault extends Error {
  override readonly name = 'RenderFault';
}

/** What one rendering may still use up. @throws RenderFault when it is more than there is */
export interface RenderBudget {
  spend(steps: number): void;
  write(characters: number): void;
  /** Counts one more nested partial while `work` runs. */
  nested(work: () => void): void;
}

export function createRenderBudget(limits: Partial<RenderLimits> = {}): RenderBudget {
  const most = { ...DEFAULT_LIMITS, ...limits };
  let steps = 0;
  let written = 0;
  let depth = 0;
  return {
    spend(count) {
      steps += count;
      if (steps > most.steps)
        throw new RenderFault(`Rendering took more than ${most.steps} steps: make the template or its data smaller.`);
    },
    write(characters) {
      written += characters;
      if (written > most.output)
        throw new RenderFault(
          `The output is longer than ${most.output} characters: make the template or its data smaller.`,
        );
    },
    nested(work) {
      if (depth >= most.depth)
        throw new RenderFault(`Partials are nested more than ${most.depth} deep: does a template include itself?`);
      depth++;
      work();
      depth--;
    },
  };
}
