import { gradedText } from './graded-text.js';
import { commonCount, countNgrams, ngramTotal } from './ngrams.js';

/**
 * Google's GLEU (Wu et al. 2016, arXiv 1609.08144): of all runs of one to four tokens those in common, over the longer
 * side's number of them, which is the lesser of precision and recall. Tokens as promptfoo's: lower case, between blanks,
 * points at their end left off.
 */
export const gleu = gradedText({
  id: 'gleu',
  summary: 'Google BLEU of the answer against its value, one text or several, or else the expected answer.',
  threshold: 0.5,
  source: "Wu et al. 2016; promptfoo's tokens and threshold",
  likeness(answer, reference) {
    const [found, wanted] = [tokensOf(answer), tokensOf(reference)];
    let common = 0;
    let most = 0;
    let totals: readonly [number, number] = [0, 0];
    for (let n = 1; n <= 4; n++) {
      common += commonCount(countNgrams(found, n), countNgrams(wanted, n));
      totals = [totals[0] + ngramTotal(found.length, n), totals[1] + ngramTotal(wanted.length, n)];
      most = Math.max(...totals);
    }
    return most === 0 ? 0 : common / most;
  },
});

function tokensOf(text: string): string[] {
  const words = text.toLowerCase().trim().split(/\s+/);
  return words.map(withoutPoints).filter((word) => word !== '');
}

/** A loop, because a pattern ending in `$` takes quadratic time on a long run of points inside a word. */
function withoutPoints(word: string): string {
  let end = word.length;
  while (end > 0 && word[end - 1] === '.') end--;
  return word.slice(0, end);
}
