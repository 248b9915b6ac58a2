import { gradedAssertion } from '../judge/graded-assertion.js';
import { readShare, shareExample } from '../judge/read-shares.js';
import { queryOf } from '../judge/row-text.js';
import { statementsRequest } from '../requests/statements.js';

/** promptfoo invents questions and compares embeddings; here the judge looks at each statement, so that chat is enough. */
export const answerRelevance = gradedAssertion({
  id: 'answer-relevance',
  summary: "The share of the answer's statements that bear on what was asked, as a model sees it.",
  value: 'none',
  request: statementsRequest,
  shown: (answer) => ({
    text: answer.answer,
    against: queryOf(answer),
    question: 'does it help to answer what the second text asks for?',
  }),
  example: shareExample,
  read: readShare,
});
