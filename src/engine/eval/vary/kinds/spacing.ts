import type { Perturbation } from '../contracts.js';
import { change, edited, findIn } from '../region-edits.js';

/** Between two words on a line, behind the end of a line that is not blank, and blank lines. */
const sites = /(?<=[\p{L}\d.,;!?]) (?=[\p{L}\d])|(?<=[\p{L}\d.,;:!?])(?=\r?\n)|(?<=\n)(?=\r?\n)/gu;
const rate = 0.2;

/** Blanks are added, never taken away: indentation and the ends of words stay. */
export const spacingKind: Perturbation = {
  id: 'spacing',
  summary: 'Puts more blanks between words, behind lines and between paragraphs.',
  touches: 'text',
  source: 'PromptSuite (typos and noise: spacing), here only added, one site in five.',
  nothing: 'there are no two words beside each other',
  *vary(prompt, random) {
    const found = findIn(prompt, 'words', sites);
    if (found.length === 0) return;
    for (;;) {
      const chosen = found.filter(() => random.next() < rate);
      yield edited(
        prompt,
        chosen.map(({ region, match, start }) => {
          if (match[0] === ' ') return change(start, 1, '  ');
          const isBlankLine = region.text[match.index - 1] === '\n';
          return change(start, 0, isBlankLine ? '\n' : '  ');
        }),
      );
    }
  },
};
