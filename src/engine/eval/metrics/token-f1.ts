import { gradedText } from './graded-text.js';
import { commonCount, countNgrams, f1Of } from './ngrams.js';

/**
 * SQuAD's F1 (Rajpurkar et al. 2016, its evaluate-v1.1.py): words in common once case, ASCII marks and English articles
 * are left out. Where both texts have no word left it is 1, where one has none 0, as in its version 2.0.
 */
export const tokenF1 = gradedText({
  id: 'token-f1',
  summary: "SQuAD's F1 of the answer against its value, one text or several, or else the expected answer.",
  threshold: 1,
  source: "SQuAD's evaluation script, version 2.0",
  likeness(answer, reference) {
    const [found, wanted] = [wordsOf(answer), wordsOf(reference)];
    if (found.length === 0 || wanted.length === 0) return found.length === wanted.length ? 1 : 0;
    return f1Of(commonCount(countNgrams(found, 1), countNgrams(wanted, 1)), found.length, wanted.length);
  },
});

function wordsOf(text: string): string[] {
  const plain = text.toLowerCase().replaceAll(/[!-/:-@[-`{-~]/g, '');
  return plain
    .replaceAll(/\b(?:a|an|the)\b/g, ' ')
    .split(/\s+/)
    .filter((word) => word !== '');
}
