import { gradedAssertion } from '../judge/graded-assertion.js';
import { readShare, shareExample } from '../judge/read-shares.js';
import { contextOf } from '../judge/row-text.js';
import { statementsRequest } from '../requests/statements.js';

export const contextRecall = gradedAssertion({
  id: 'context-recall',
  summary: "The share of the value's statements, or else the expected answer's, that the row's `context` holds.",
  value: 'expected',
  request: statementsRequest,
  shown: (answer, truth) => ({
    text: truth,
    against: contextOf(answer),
    question: 'does the second text say so, or does it follow from it?',
  }),
  example: shareExample,
  read: readShare,
});
