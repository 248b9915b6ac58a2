import { defineMethod } from '../define-method.js';
import type { SearchContext } from '../parts.js';
import { inStages } from '../searchers/in-stages.js';
import { bootstrapDemos } from './bootstrap-demos.js';
import { protegi } from './protegi.js';
import { keepsByFronts } from '../under-pareto.js';

/** Examples first, for they find more for a few calls than rewriting does, and rewriting gains from them. */
export const auto = defineMethod(
  {
    id: 'auto',
    title: 'Automatic',
    summary:
      'First looks for the best set of examples, then lets a writer model rewrite the instruction from there, as far as the budget goes. What to choose when in doubt.',
    needs: ['labels', 'writer'],
    defaults: { examples: bootstrapDemos.id, rewriting: protegi.id },
    paper: {
      title: 'Teach Better or Show Smarter? On Instructions and Exemplars in Automatic Prompt Optimization',
      url: 'https://arxiv.org/abs/2406.15708',
    },
    pareto: keepsByFronts,
    differences: [
      'The paper measures that examples chosen from data do more than rewriting and that both together do best; the two stages here are the methods bootstrap-demos and protegi with the numbers of their own.',
      'Examples take what they need of the budget, and rewriting has the rest.',
    ],
  },
  () => ({
    searcher: inStages([{ searcher: bootstrapDemos.searcher, leftOut: noDemos }, { searcher: protegi.searcher }]),
    demos: bootstrapDemos.demos,
    estimate(sizes, calls) {
      const demos = sizes.pool === 0 ? { task: 0, writer: 0, proposals: 0 } : bootstrapDemos.estimate(sizes, calls);
      const rewrites = protegi.estimate(sizes, calls - demos.task);
      return {
        task: demos.task + rewrites.task,
        writer: rewrites.writer,
        proposals: demos.proposals + rewrites.proposals,
      };
    },
  }),
);

function noDemos(context: SearchContext): string | undefined {
  const { pool } = context.rows;
  if (pool.length === 0)
    return 'No examples are tried: the splits leave the pool no rows. Lower the shares under data.split to have some.';
  if (pool.some((row) => context.expectedText(row) !== undefined)) return undefined;
  return 'No examples are tried: the prompt does not say where the expected answers are. Add expect to its front matter, for example expect: "{{ label }}".';
}
