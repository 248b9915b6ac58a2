import type { Assertion } from '../contracts/row-metric.js';
import { normalizeOption } from '../text-normalizer.js';
import { textsValue } from './assertion-value.js';
import { countNgrams, ngramTotal } from './ngrams.js';

const longest = 4;

/**
 * BLEU of one answer (Papineni et al. 2002) as sacrebleu's `sentence_bleu` has it: 13a tokens, case kept, exponential
 * smoothing, no longer runs than the answer has. The mean over rows is therefore not the BLEU of a corpus.
 * promptfoo's own differs: lower case, tokens between blanks, 1e-7 for a missing run, a brevity penalty that grows.
 */
export const bleu: Assertion = {
  id: 'bleu',
  level: 'assertion',
  comparesExpected: true,
  summary: 'BLEU of the answer against its value, one text or several, or else the expected answer.',
  needs: [],
  range: [0, 1],
  threshold: 0.5,
  options: [normalizeOption],
  source: "sacrebleu's sentence_bleu (13a, exp); promptfoo's threshold",
  bind(use) {
    const textsOf = textsValue(use, { commas: false });
    if (typeof textsOf === 'string') return textsOf;
    return (answer) => {
      const references = textsOf(answer);
      if (references.length === 0) return { value: 0, reason: 'The row has no expected answer.' };
      return { value: sentenceBleu(answer.answer, references) };
    };
  },
};

function sentenceBleu(answer: string, references: readonly string[]): number {
  const found = tokens13a(answer);
  const wanted = references.map(tokens13a);
  let logs = 0;
  let orders = 0;
  let misses = 1;
  for (let n = 1; n <= longest && ngramTotal(found.length, n) > 0; n++) {
    const total = ngramTotal(found.length, n);
    const common = clippedCount(found, wanted, n);
    if (n === 1 && common === 0) return 0;
    if (common === 0) misses *= 2;
    logs += Math.log(common === 0 ? 1 / (misses * total) : common / total);
    orders = n;
  }
  if (orders === 0) return 0;
  const nearest = nearestLength(found.length, wanted);
  const brevity = found.length >= nearest ? 1 : Math.exp(1 - nearest / found.length);
  return Math.min(1, brevity * Math.exp(logs / orders));
}

/** Each run counts as often as the reference that has it most often. */
function clippedCount(found: readonly string[], wanted: readonly (readonly string[])[], n: number): number {
  const references = wanted.map((tokens) => countNgrams(tokens, n));
  let common = 0;
  for (const [gram, count] of countNgrams(found, n))
    common += Math.min(count, Math.max(...references.map((counts) => counts.get(gram) ?? 0)));
  return common;
}

/** The length of the reference nearest in length, the shorter of two. */
function nearestLength(length: number, wanted: readonly (readonly string[])[]): number {
  const lengths = wanted.map((tokens) => tokens.length).sort((a, b) => a - b);
  return lengths.reduce(
    (best, one) => (Math.abs(one - length) < Math.abs(best - length) ? one : best),
    lengths[0] ?? 0,
  );
}

/** The tokens of mteval-v13a: marks stand alone, but a point, comma or dash between digits does not. */
function tokens13a(text: string): string[] {
  const plain = text
    .replaceAll('<skipped>', '')
    .replaceAll('-\n', '')
    .replaceAll('\n', ' ')
    .replaceAll('&quot;', '"')
    .replaceAll('&amp;', '&')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>');
  return ` ${plain} `
    .replaceAll(/([{-~[-` -&(-+:-@/])/g, ' $1 ')
    .replaceAll(/([^0-9])([.,])/g, '$1 $2 ')
    .replaceAll(/([.,])([^0-9])/g, ' $1 $2')
    .replaceAll(/([0-9])(-)/g, '$1 $2 ')
    .split(/\s+/)
    .filter((token) => token !== '');
}
