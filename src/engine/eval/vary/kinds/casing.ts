import type { Perturbation } from '../contracts.js';
import { change, edited, findIn } from '../region-edits.js';
import { lineLabels } from './labels-at-lines.js';

const heading = /^#{1,6}[ \t]+([\p{L}\d][\p{L}\d ,&-]*)$/gmu;

const casings: readonly ((text: string) => string)[] = [
  (text) => text.toUpperCase(),
  (text) => text.toLowerCase(),
  (text) => text.toLowerCase().replaceAll(/(?<![\p{L}\d'])\p{L}/gu, (letter) => letter.toUpperCase()),
  (text) => text.charAt(0).toUpperCase() + text.slice(1).toLowerCase(),
];

/** The case of labels and headings, and of nothing else. */
export const casingKind: Perturbation = {
  id: 'casing',
  summary: 'Writes labels and headings in capitals, in small letters or with capital initials.',
  touches: 'text',
  source: 'PromptSuite (format structure), after FormatSpread, arXiv 2310.11324.',
  nothing: 'there is no heading and no line that begins with a label',
  *vary(prompt, random) {
    const headings = findIn(prompt, 'words', heading).map(({ match, start }) => {
      const text = match[1] ?? '';
      return { text, start: start + match[0].length - text.length };
    });
    const labels = lineLabels(prompt).map(({ label, start }) => ({ text: label, start }));
    for (const casing of random.shuffle(casings)) {
      yield edited(
        prompt,
        [...headings, ...labels].map(({ text, start }) => change(start, text.length, casing(text))),
      );
    }
  },
};
