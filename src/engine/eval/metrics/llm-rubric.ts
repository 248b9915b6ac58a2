import { gradedAssertion } from '../judge/graded-assertion.js';
import { readScore, readYes } from '../judge/read-score.js';
import { readVerdict } from '../judge/read-verdict.js';
import { conversationText } from '../judge/shown-values.js';
import { rubricRequest } from '../requests/rubric.js';

/** A judge's free reading of a rubric. As promptfoo's, but a judge that gives only a score is not taken to pass. */
export const llmRubric = gradedAssertion({
  id: 'llm-rubric',
  summary: 'A model grades the answer by the rubric given as the value, from 0 to 1.',
  value: 'expected',
  usualValue: 'The answer says the same as the correct answer.',
  request: rubricRequest,
  shown: ({ answer, messages, expected = '' }, rubric) => ({
    rubric,
    answer,
    input: conversationText(messages),
    expected,
  }),
  example: (mark) => `<reason${mark}>It meets the rubric in full.</reason${mark}>\n<score${mark}>1</score${mark}>`,
  read(reply, mark, shown) {
    const verdict = readVerdict(reply, mark, { fields: ['score', 'reason'], instead: ['pass'], shown });
    const passes = readYes(verdict?.['pass']);
    const value = readScore(verdict?.['score']) ?? (passes === undefined ? undefined : Number(passes));
    return value === undefined ? undefined : { value, reason: verdict?.['reason'] };
  },
});
