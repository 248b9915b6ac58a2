import type { Row } from '../../dataset/row.js';
import type { Candidate, Proposer, SearchContext } from '../parts.js';
import { critiqueRequest } from '../requests/critique.js';
import { strengthsRequest } from '../requests/strengths.js';
import { type Assignment, criticisedRewrites } from './criticised-rewrites.js';
import { mainPart } from './pick-part.js';
import { quoteExample } from './quote-example.js';

export interface TrajectoryRewriteOptions {
  /** Rewrites of each parent, each from a draw of its own. */
  readonly width: number;
  /** Train rows in a draw. */
  readonly batch: number;
}

/**
 * Rewrites by what went wrong on a draw of train rows, or by what went well where nothing did, with all the prompts on the
 * way from the seed in sight (PromptAgent, Wang et al. 2024).
 */
export function trajectoryRewrite({ width, batch }: TrajectoryRewriteOptions): Proposer {
  return {
    id: 'trajectory-rewrite',
    async propose({ parents, most = Infinity }, context) {
      const draws = parents.flatMap((parent) => {
        const random = context.random.fork(`draws-${parent.id}`);
        return Array.from({ length: width }, () => ({ parent, rows: random.sample(context.rows.train, batch) }));
      });
      const wanted = draws.slice(0, most);
      await context.score(wanted.map(({ parent, rows }) => ({ id: parent.id, rows })));
      const assignments = wanted.flatMap(({ parent, rows }) => assignmentOf(parent, rows, context));
      return criticisedRewrites(assignments, 'trajectory-rewrite', context);
    },
  };
}

function assignmentOf(parent: Candidate, rows: readonly Row[], context: SearchContext): Assignment[] {
  const part = mainPart(parent.genome);
  if (part === undefined) return [];
  const failed = rows.filter((row) => (context.table.cell(parent.id, row)?.score ?? 1) < 1);
  const right = failed.length === 0;
  const examples = (right ? rows : failed).map((row) => quoteExample(parent, row, context));
  const earlier = earlierTexts(parent, part, context);
  return [{ parent, part, examples, critique: right ? strengthsRequest : critiqueRequest, more: { earlier, right } }];
}

/** The part's texts from the seed to the parent, itself left out. */
function earlierTexts({ parents }: Candidate, part: string, context: SearchContext): string[] {
  const [id] = parents;
  if (id === undefined) return [];
  const parent = context.candidate(id);
  return [...earlierTexts(parent, part, context), (parent.genome.parts[part] ?? '').trim()];
}
