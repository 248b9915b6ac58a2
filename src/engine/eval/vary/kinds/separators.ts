import type { Perturbation } from '../contracts.js';
import { change, edited } from '../region-edits.js';
import { lineLabels } from './labels-at-lines.js';

const separators = [': ', ' : ', ':: ', ' - ', ' -- ', ' = ', ' | ', ':\n', ':\t'] as const;

/** One separator for all labels of the prompt. */
export const separatorsKind: Perturbation = {
  id: 'separators',
  summary: 'Puts another separator between labels such as `Question:` and their values.',
  touches: 'text',
  source: 'PromptSuite (format structure), after FormatSpread, arXiv 2310.11324. Separators are a list of our own.',
  nothing: 'no line begins with a label such as `Question:`',
  *vary(prompt, random) {
    const labels = lineLabels(prompt);
    for (const separator of random.shuffle(separators)) {
      yield edited(
        prompt,
        labels.map(({ separator: { start, text }, hasValue }) =>
          change(start, text.length, hasValue ? separator : separator.trimEnd()),
        ),
      );
    }
  },
};
