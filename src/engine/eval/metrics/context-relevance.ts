import { gradedAssertion } from '../judge/graded-assertion.js';
import { readShare, shareExample } from '../judge/read-shares.js';
import { contextOf, queryOf } from '../judge/row-text.js';
import { statementsRequest } from '../requests/statements.js';

/** promptfoo counts sentences the judge picks out; here each statement of the context is asked about. */
export const contextRelevance = gradedAssertion({
  id: 'context-relevance',
  summary: "The share of the statements in the row's `context` that are needed for what was asked, as a model sees it.",
  value: 'none',
  request: statementsRequest,
  shown: (answer) => ({
    text: contextOf(answer),
    against: queryOf(answer),
    question: 'is it needed to answer what the second text asks for?',
  }),
  example: shareExample,
  read: readShare,
});
