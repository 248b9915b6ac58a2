import type { Random } from '../../random/seeded.js';
import type { Candidate, Proposer, SearchContext } from '../parts.js';
import { critiqueRequest } from '../requests/critique.js';
import { type Assignment, criticisedRewrites } from './criticised-rewrites.js';
import { failedRows } from './failed-rows.js';
import { pickPart } from './pick-part.js';
import { quoteExample } from './quote-example.js';

export interface CritiqueOptions {
  /** Critiques of each parent, each followed by one rewrite. */
  readonly critiques: number;
  /** Failures a critique is shown. */
  readonly examples: number;
}

/**
 * Textual gradients (ProTeGi, Pryzant et al. 2023): why did it fail on these rows, then a rewrite that answers the
 * critique.
 */
export function critiqueRewrite(options: CritiqueOptions): Proposer {
  return {
    id: 'critique-rewrite',
    propose({ parents }, context) {
      const random = context.random.fork('critiques');
      const assignments = parents.flatMap((parent) => assign(parent, options, random, context));
      return criticisedRewrites(assignments, 'critique-rewrite', context);
    },
  };
}

function assign(parent: Candidate, options: CritiqueOptions, random: Random, context: SearchContext): Assignment[] {
  const failures = failedRows(parent, context);
  if (failures.length === 0) return [];
  return Array.from({ length: options.critiques }).flatMap(() => {
    const part = pickPart(parent.genome, random);
    const examples = random.sample(failures, options.examples).map((row) => quoteExample(parent, row, context));
    return part === undefined ? [] : { parent, part, examples, critique: critiqueRequest };
  });
}
