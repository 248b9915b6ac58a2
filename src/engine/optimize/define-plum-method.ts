import type { MethodInfo, MethodSettings } from './contracts.js';
import { defineMethod } from './define-method.js';
import type { Method } from './parts.js';
import { editSearch, type EditStrategy } from './searchers/edit-search.js';
import { estimateSteps } from './searchers/plan-steps.js';

const shared = { steps: 50, children: 10, rows: 100, patience: 7 };

/** What holds for all six. */
const differences = [
  'Phrases are cut at punctuation and function words instead of by a parser, and paraphrased by the writer instead of PEGASUS.',
  'The score is that of `grips`, with its differences; a new best must be better on all dev rows too.',
  'A smaller budget buys fewer steps, then fewer rows, instead of ending at 1,000 calls.',
];

type Variant<Settings> = Pick<MethodInfo, 'id' | 'title' | 'summary' | 'pareto' | 'differences'> & {
  readonly settings: Settings;
  /** As in `StepNumbers`. */
  readonly writerEach: number;
  readonly writerUsual: number;
};

/** One of the six Plum searches: metaheuristics over the same edits of phrases. */
export function definePlumMethod<Settings extends MethodSettings>(
  variant: Variant<Settings>,
  strategyOf: (settings: Settings) => EditStrategy,
): Method {
  const { id, title, summary, pareto, settings, writerEach, writerUsual } = variant;
  return defineMethod(
    {
      id,
      title,
      summary,
      needs: ['labels', 'writer'],
      defaults: { ...shared, ...settings },
      paper: {
        title: 'Plum: Prompt Learning using Metaheuristic',
        url: 'https://arxiv.org/abs/2311.08364',
      },
      pareto,
      differences: [...variant.differences, ...differences],
    },
    (chosen) => {
      const numbers = { ...chosen, writerEach, writerUsual };
      return {
        searcher: editSearch({ numbers, patience: chosen.patience, strategy: strategyOf(chosen) }),
        demos: 0,
        estimate: (sizes, calls) => estimateSteps(numbers, sizes, calls),
      };
    },
  );
}
