import type { Proposer } from '../parts.js';
import { checklistRequest } from '../requests/checklist.js';
import { type Assignment, criticisedRewrites } from './criticised-rewrites.js';
import { failedRows } from './failed-rows.js';
import { pickPart } from './pick-part.js';
import { quoteExample } from './quote-example.js';
import { wordLimit } from './word-limit.js';

export interface ChecklistOptions {
  /** Rewrites of each parent. */
  readonly expand: number;
  /** Failures each of them is written from. */
  readonly batch: number;
  /** Words an instruction may have. */
  readonly words: number;
  /** Words a rewrite may change. */
  readonly stepSize: number;
}

/** Rewrites after a checklist over a few failures, in steps of limited size (PE2, Ye et al. 2024). */
export function checklistRewrite({ expand, batch, words, stepSize }: ChecklistOptions): Proposer {
  return {
    id: 'checklist-rewrite',
    propose({ parents, most = Infinity }, context) {
      const random = context.random.fork('hard-batches');
      const assignments = parents.flatMap((parent) => {
        const failures = failedRows(parent, context);
        if (failures.length === 0) return [];
        return Array.from({ length: expand }).flatMap((): Assignment[] => {
          const part = pickPart(parent.genome, random);
          const examples = random.sample(failures, batch).map((row) => quoteExample(parent, row, context));
          if (part === undefined) return [];
          const limit = wordLimit(parent.genome.parts[part] ?? '', words - stepSize) + stepSize;
          return [{ parent, part, examples, critique: checklistRequest, more: { words: limit, changes: stepSize } }];
        });
      });
      return criticisedRewrites(assignments.slice(0, most), 'checklist-rewrite', context);
    },
  };
}

/** Failures a parent needs so that its batches differ, as the published code counts them. */
export function errorsNeeded({ batch, expand }: Pick<ChecklistOptions, 'batch' | 'expand'>): number {
  return (batch * Math.max(expand, 2)) / 2;
}
