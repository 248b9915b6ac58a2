import { clearMark } from '../../text/clear-mark.js';
import type { Candidate, Proposer, SearchContext } from '../parts.js';
import { historyRequest } from '../requests/history.js';
import { mainPart } from './pick-part.js';
import { labelsOf } from './quote-example.js';
import { replacePart } from './replace-part.js';
import { shownExamples, shownTexts } from './shown-examples.js';

export interface HistoryOptions {
  /** Proposals of a step. */
  readonly each: number;
  /** Train rows shown with them, drawn anew for each step. */
  readonly examples: number;
}

const tags = ['prompt', 'attempt', 'score', 'example', 'input', 'expected'];

/**
 * New instructions from the scores of those tried (OPRO, Yang et al. 2023): the parents in ascending order. All that is
 * asked for in a step comes from one request.
 */
export function scoreHistory({ each, examples }: HistoryOptions): Proposer {
  return {
    id: 'score-history',
    async propose({ parents, most = each }, context) {
      const part = mainPart(context.seed.genome);
      if (part === undefined) return [];
      const shown = shownExamples(context.random.fork('examples').sample(context.rows.train, examples), context);
      const attempts = attemptsOf(parents, part, context);
      const mark = clearMark([...attempts.map(({ prompt }) => prompt), ...shownTexts(shown)], tags);
      const values = { attempts, examples: shown, labels: labelsOf(context.seed), mark };
      const texts = await context.ask(
        Array.from({ length: Math.min(most, each) }, () => ({ prompt: historyRequest, values })),
      );
      const ids = parents.map(({ id }) => id);
      return texts.flatMap((text) =>
        text === undefined
          ? []
          : [{ genome: replacePart(context.seed.genome, part, text), parents: ids, operator: 'score-history' }],
      );
    },
  };
}

/** Scores on the train rows they share, as whole numbers out of 100. */
function attemptsOf(parents: readonly Candidate[], part: string, { table, rows }: SearchContext) {
  const ids = parents.map(({ id }) => id);
  const common = table.common(ids, rows.train);
  return parents.map(({ id, genome }) => ({
    prompt: (genome.parts[part] ?? '').trim(),
    score: String(Math.round(100 * table.mean(id, common) || 0)),
  }));
}
