import { gradedText } from './graded-text.js';
import { commonCount, ngramTotal } from './ngrams.js';

const longest = 6;
/** Recall counts twice as much as precision. */
const beta2 = 2 ** 2;

/**
 * chrF2 (Popović 2015) as sacrebleu has it: runs of one to six characters, blanks left out, precision and recall each
 * averaged over the lengths that both texts have. It needs no words, so it serves every language.
 */
export const chrf = gradedText({
  id: 'chrf',
  summary:
    'The F-score of runs of characters (chrF) of the answer against its value, one text or several, or else the expected answer.',
  threshold: 0.5,
  source: 'sacrebleu (chrF2: 6 characters, no words, beta 2)',
  likeness(answer, reference) {
    const [found, wanted] = [charactersOf(answer), charactersOf(reference)];
    let precision = 0;
    let recall = 0;
    let orders = 0;
    for (let n = 1; n <= longest; n++) {
      const totals = [ngramTotal(found.starts.length - 1, n), ngramTotal(wanted.starts.length - 1, n)] as const;
      if (totals[0] === 0 || totals[1] === 0) break;
      const common = commonCount(countRuns(found, n), countRuns(wanted, n));
      precision += common / totals[0];
      recall += common / totals[1];
      orders++;
    }
    if (precision + recall === 0) return 0;
    return ((1 + beta2) * precision * recall) / (beta2 * precision + recall) / orders;
  },
});

interface Characters {
  readonly text: string;
  /** Where each begins, and the end: a character may be two units of UTF-16. */
  readonly starts: readonly number[];
}

function charactersOf(text: string): Characters {
  const plain = text.replaceAll(/\s+/g, '');
  const starts = [0];
  for (const character of plain) starts.push((starts.at(-1) ?? 0) + character.length);
  return { text: plain, starts };
}

function countRuns({ text, starts }: Characters, n: number): Map<string, number> {
  const counts = new Map<string, number>();
  for (let at = 0; at + n < starts.length; at++) {
    const run = text.slice(starts[at], starts[at + n]);
    counts.set(run, (counts.get(run) ?? 0) + 1);
  }
  return counts;
}
