import { gradedText } from './graded-text.js';
import { rougeL as likeness } from './rouge.js';

export const rougeL = gradedText({
  id: 'rouge-l',
  summary: 'ROUGE-L F1 of the answer against its value, one text or several, or else the expected answer.',
  threshold: 0.75,
  source: "Google's rouge_score (rougeL, no stemmer), other scripts' words added; promptfoo's threshold",
  likeness,
});
