import { gradedText } from './graded-text.js';
import { rougeN as scoreOf } from './rouge.js';

/** promptfoo's name: runs of one token. Its own library keeps case and marks, so that "The cat." and "the cat" score 0 there. */
export const rougeN = gradedText({
  id: 'rouge-n',
  summary: 'The same as `rouge-1`, under the name promptfoo has for it.',
  threshold: 0.75,
  source: "Google's rouge_score (rouge1, no stemmer), other scripts' words added; promptfoo's threshold",
  likeness: (answer, reference) => scoreOf(answer, reference, 1),
});
