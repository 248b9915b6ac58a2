import type { Row } from '../../dataset/row.js';
import type { Candidate, Proposal, SearchContext } from '../parts.js';
import { critiqueRequest } from '../requests/critique.js';
import { strengthsRequest } from '../requests/strengths.js';
import { type Assignment, findingsOn, rewritesOf } from './criticised-rewrites.js';
import { mainPart } from './pick-part.js';
import { quoteExample } from './quote-example.js';

/**
 * Feedback on every row of a batch by itself, all of it summed into one rewrite (TextGrad, Yuksekgonul et al. 2024). The
 * rows are scored already.
 */
export async function summedFeedback(
  parent: Candidate,
  rows: readonly Row[],
  context: SearchContext,
): Promise<readonly Proposal[]> {
  const part = mainPart(parent.genome);
  if (part === undefined) return [];
  const studied = rows.map((row): Assignment => {
    const right = (context.table.cell(parent.id, row)?.score ?? 1) >= 1;
    const examples = [quoteExample(parent, row, context)];
    return { parent, part, examples, critique: right ? strengthsRequest : critiqueRequest, more: { right } };
  });
  const feedback = await findingsOn(studied, context);
  const findings = feedback.flatMap((text, at) => (text === undefined ? [] : [`On input ${at + 1}: ${text}`]));
  if (findings.length === 0) return [];
  const failed = studied.filter(({ more }) => more?.right !== true);
  const examples = (failed.length === 0 ? studied : failed).flatMap((one) => one.examples);
  const sum = { parent, part, examples, critique: critiqueRequest, more: { right: failed.length === 0 } };
  return rewritesOf([{ ...sum, findings: findings.join('\n') }], 'summed-feedback', context);
}
