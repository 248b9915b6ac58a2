import { gradedText } from './graded-text.js';
import { rougeN } from './rouge.js';

export const rouge2 = gradedText({
  id: 'rouge-2',
  summary: 'ROUGE-2 F1 of the answer against its value, one text or several, or else the expected answer.',
  threshold: 0.75,
  source: "Google's rouge_score (rouge2, no stemmer), other scripts' words added; promptfoo's threshold",
  likeness: (answer, reference) => rougeN(answer, reference, 2),
});
