import { gradedAssertion } from '../judge/graded-assertion.js';
import { readShare, shareExample } from '../judge/read-shares.js';
import { contextOf } from '../judge/row-text.js';
import { statementsRequest } from '../requests/statements.js';

/** As promptfoo's, in one call: the judge takes the answer apart and checks each statement. */
export const contextFaithfulness = gradedAssertion({
  id: 'context-faithfulness',
  summary: "The share of the answer's statements that the row's `context` supports, as a model sees it.",
  value: 'none',
  request: statementsRequest,
  shown: (answer) => ({
    text: answer.answer,
    against: contextOf(answer),
    question: 'does the second text say so, or does it follow from it?',
  }),
  example: shareExample,
  read: readShare,
});
