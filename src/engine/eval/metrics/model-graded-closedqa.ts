import { gradedAssertion } from '../judge/graded-assertion.js';
import { readYes } from '../judge/read-score.js';
import { readVerdict } from '../judge/read-verdict.js';
import { conversationText } from '../judge/shown-values.js';
import { criterionRequest } from '../requests/criterion.js';

export const modelGradedClosedqa = gradedAssertion({
  id: 'model-graded-closedqa',
  summary: 'A model says whether the answer meets the criterion given as the value.',
  value: 'needed',
  request: criterionRequest,
  shown: ({ answer, messages }, criterion) => ({ criterion, answer, input: conversationText(messages) }),
  example: (mark) => `<reason${mark}>It names the year.</reason${mark}>\n<meets${mark}>yes</meets${mark}>`,
  read(reply, mark, shown) {
    const verdict = readVerdict(reply, mark, { fields: ['meets', 'reason'], instead: ['pass'], shown });
    const meets = readYes(verdict?.['meets'] ?? verdict?.['pass']);
    return meets === undefined ? undefined : { value: Number(meets), reason: verdict?.['reason'] };
  },
});
