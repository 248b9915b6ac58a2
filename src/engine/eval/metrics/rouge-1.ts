import { gradedText } from './graded-text.js';
import { rougeN } from './rouge.js';

export const rouge1 = gradedText({
  id: 'rouge-1',
  summary: 'ROUGE-1 F1 of the answer against its value, one text or several, or else the expected answer.',
  threshold: 0.75,
  source: "Google's rouge_score (rouge1, no stemmer), other scripts' words added; promptfoo's threshold",
  likeness: (answer, reference) => rougeN(answer, reference, 1),
});
