import { normalizeAnswer } from './normalize-answer.js';
import { unspacedScripts } from './unspaced-scripts.js';

/** Finds the label a model's answer gives; undefined when it gives none, or more than one. */
export type ReadLabel = (answer: string) => string | undefined;

/** A label in them may stand anywhere. */
const unspaced = new RegExp(`[${unspacedScripts}]`, 'u');

/**
 * How an answer is read, everywhere in Hone, in this order:
 * 1. the label the whole answer is, to the letter, or else after `normalizeAnswer` (`"Number."` is `Number`). Labels that
 *    differ in nothing but marks or case (`A` and `A+`) are told apart by them;
 * 2. the one label that occurs in it as a whole word, in any case (`The answer is: number`). A longer label wins over
 *    a shorter one inside it (`not spam` over `spam`), `5` does not occur in `5.5`, and a label of one letter must
 *    have its own case, since `a` is most often an article;
 * 3. none. An answer that names two labels is not guessed at.
 */
export function labelReader(labels: readonly string[]): ReadLabel {
  if (labels.length === 0) return () => undefined;
  const exact = new Map(labels.map((label) => [label.trim(), label]));
  const wholes = onlyOnes(labels, normalizeAnswer);
  const words = onlyOnes(labels, wordKey);
  const pattern = new RegExp(
    [...labels]
      .sort((a, b) => b.length - a.length)
      .map(wordPattern)
      .join('|'),
    'giu',
  );

  const onlyWord = (answer: string): string | undefined => {
    const found = new Set<string>();
    for (const [match] of answer.normalize('NFC').matchAll(pattern)) {
      const label = exact.get(match) ?? words.get(wordKey(match));
      if (label !== undefined) found.add(label);
      if (found.size > 1) return undefined;
    }
    return found.values().next().value;
  };

  return (answer) => exact.get(answer.trim()) ?? wholes.get(normalizeAnswer(answer)) ?? onlyWord(answer);
}

/** Labels by a key, those left out that share it with another label. */
function onlyOnes(labels: readonly string[], keyOf: (label: string) => string): Map<string, string> {
  const byKey = new Map<string, string[]>();
  for (const label of labels) byKey.set(keyOf(label), [...(byKey.get(keyOf(label)) ?? []), label]);
  return new Map([...byKey].flatMap(([key, [label = '', ...others]]) => (others.length === 0 ? [[key, label]] : [])));
}

/** One-letter labels keep their case. */
function wordKey(word: string): string {
  return isOneLetter(word) ? word : word.normalize('NFC').toLowerCase().replaceAll(/\s+/g, ' ').trim();
}

function isOneLetter(word: string): boolean {
  return /^\p{L}$/u.test(word);
}

function wordPattern(label: string): string {
  const text = label.normalize('NFC').trim().split(/\s+/).map(escape).join(String.raw`\s+`);
  if (unspaced.test(label)) return text;
  return String.raw`(?<![\p{L}\p{N}_]|\d[.,])${text}(?![\p{L}\p{N}_]|[.,]\d)`;
}

function escape(text: string): string {
  return text.replaceAll(/[\\^$.*+?()[\]{}|/]/g, String.raw`\$&`);
}
