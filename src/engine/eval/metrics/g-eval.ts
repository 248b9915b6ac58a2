import { gradedAssertion } from '../judge/graded-assertion.js';
import { readScore } from '../judge/read-score.js';
import { readVerdict } from '../judge/read-verdict.js';
import { conversationText } from '../judge/shown-values.js';
import { criteriaRequest } from '../requests/criteria.js';

/**
 * Criteria checked in steps (Y. Liu and others, "G-Eval", EMNLP 2023). promptfoo asks for the steps in a call of its own
 * and grades each criterion of a list alone; here one call does both for all. Neither weighs scores by token probabilities,
 * as the paper does.
 */
export const gEval = gradedAssertion({
  id: 'g-eval',
  summary: 'A model lays out steps for the criteria given as the value, checks them and grades from 0 to 1.',
  threshold: 0.7,
  value: 'needed',
  request: criteriaRequest,
  shown: ({ answer, messages }, criteria) => ({ criteria, answer, input: conversationText(messages) }),
  example: (mark) => `1. See.\n<reason${mark}>It meets them in full.</reason${mark}>\n<score${mark}>10</score${mark}>`,
  read(reply, mark, shown) {
    const verdict = readVerdict(reply, mark, { fields: ['score', 'reason'], shown });
    const value = readScore(verdict?.['score'], 10);
    return value === undefined ? undefined : { value, reason: verdict?.['reason'] };
  },
});
