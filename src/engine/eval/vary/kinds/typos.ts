import type { Random } from '../../../random/seeded.js';
import type { Perturbation } from '../contracts.js';
import { change, edited, findIn } from '../region-edits.js';

const word = /(?<![\p{L}\d\uE000])[A-Za-z]{3,}(?![\p{L}\d\uE000])/gu;
const keyboard = ['qwertyuiop', 'asdfghjkl', 'zxcvbnm'];

type Slip = (letters: string, at: number, random: Random) => string;

const slips: readonly Slip[] = [
  (letters, at) => letters.slice(0, at) + letters.slice(at + 1),
  (letters, at) => letters.slice(0, at) + (letters[at] ?? '') + letters.slice(at),
  (letters, at) => letters.slice(0, at) + (letters[at + 1] ?? '') + (letters[at] ?? '') + letters.slice(at + 2),
  (letters, at, random) => letters.slice(0, at) + neighbour(letters[at] ?? '', random) + letters.slice(at + 1),
];

/** A letter is left out, doubled, exchanged with the next one or with its neighbour on the keyboard. */
export const typosKind: Perturbation = {
  id: 'typos',
  summary: 'Mistypes letters at a rate; labels, quoted words and code stay.',
  touches: 'text',
  source: 'PromptSuite (typos and noise, 0.05 of the letters); the first letter of a word stays.',
  nothing: 'it has no words of its own',
  *vary(prompt, random, { typoRate }) {
    const words = findIn(prompt, 'words', word);
    if (words.length === 0) return;
    for (;;) {
      yield edited(
        prompt,
        words.flatMap(({ match: [letters], start }) => {
          const typed = mistyped(letters, typoRate, random);
          return typed === letters ? [] : [change(start, letters.length, typed)];
        }),
      );
    }
  },
};

function mistyped(letters: string, rate: number, random: Random): string {
  let typed = letters;
  // From the end, so that a slip does not move the letters still to come; the first letter stays.
  for (let at = letters.length - 1; at > 0; at--) {
    if (random.next() >= rate) continue;
    typed = (slips[random.below(slips.length)] ?? slips[0])?.(typed, at, random) ?? typed;
  }
  return typed;
}

function neighbour(letter: string, random: Random): string {
  const row = keyboard.find((keys) => keys.includes(letter.toLowerCase()));
  if (row === undefined) return letter;
  const at = row.indexOf(letter.toLowerCase());
  const near = [row[at - 1], row[at + 1]].filter((key) => key !== undefined);
  const key = near[random.below(near.length)] ?? letter;
  return letter === letter.toLowerCase() ? key : key.toUpperCase();
}
