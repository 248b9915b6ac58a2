import { commonCount, countNgrams, f1Of, ngramTotal } from './ngrams.js';
import { unspacedScripts } from '../unspaced-scripts.js';

/**
 * Tokens of Google's rouge_score without a stemmer: lower case, runs of the letters a to z and digits. There other scripts
 * have none, so that no answer in Russian is ever right; here theirs are words too, and each character of a script that
 * puts no blank between words.
 */
function rougeTokens(text: string): string[] {
  return text.toLowerCase().match(tokens) ?? [];
}

const other = String.raw`(?![\p{Script=Latin}${unspacedScripts}])`;
const tokens = new RegExp(
  String.raw`[a-z0-9]+|[${unspacedScripts}]\p{M}*|${other}[\p{L}\p{N}](?:${other}[\p{L}\p{M}\p{N}])*`,
  'gu',
);

/** ROUGE-N's F1 (Lin 2004): runs of `n` tokens in common. */
export function rougeN(answer: string, reference: string, n: number): number {
  const [found, wanted] = [rougeTokens(answer), rougeTokens(reference)];
  const common = commonCount(countNgrams(found, n), countNgrams(wanted, n));
  return f1Of(common, ngramTotal(found.length, n), ngramTotal(wanted.length, n));
}

/** ROUGE-L's F1: the longest sequence of tokens that both have in the same order. */
export function rougeL(answer: string, reference: string): number {
  const [found, wanted] = [rougeTokens(answer), rougeTokens(reference)];
  return f1Of(longestCommon(found, wanted), found.length, wanted.length);
}

/** Products of lengths above this take more than a tenth of a second. */
const mostSteps = 10_000_000;

function longestCommon(a: readonly string[], b: readonly string[]): number {
  if (a.length * b.length > mostSteps)
    throw new Error(`the texts are too long for ROUGE-L (${a.length} and ${b.length} words). Use rouge-1 or rouge-2.`);
  const codes = new Map<string, number>();
  const coded = (tokens: readonly string[]): Int32Array =>
    Int32Array.from(tokens, (token) => {
      const code = codes.get(token) ?? codes.size;
      codes.set(token, code);
      return code;
    });
  const [rows, columns] = [coded(a), coded(b)];
  const lengths = new Int32Array(b.length + 1);
  for (const row of rows) {
    let diagonal = 0;
    for (let at = 0; at < columns.length; at++) {
      const above = lengths[at + 1] ?? 0;
      lengths[at + 1] = columns[at] === row ? diagonal + 1 : Math.max(above, lengths[at] ?? 0);
      diagonal = above;
    }
  }
  return lengths[b.length] ?? 0;
}
