import { setDemos } from '../../../prompt/write-prompt.js';
import type { Perturbation } from '../contracts.js';

/** The order of the demonstrations the file lists. */
export const demosKind: Perturbation = {
  id: 'demos',
  summary: 'Puts the demonstrations of the front matter in another order.',
  touches: 'demos',
  source: 'PromptSuite (few-shot), arXiv 2104.08786 on their order. The set stays the same.',
  nothing: 'its front matter lists no two demonstrations (those of a file of their own stay in their order)',
  *vary({ doc }, random) {
    const { demos } = doc.config;
    if (demos.kind !== 'rows' || demos.rows.length < 2 || doc.frontMatter === undefined) return;
    for (;;) {
      const order = random.shuffle(demos.rows);
      // Written anew the same order would be another text, and the same prompt.
      yield order.every((row, i) => row === demos.rows[i]) ? doc.text : setDemos(doc, order);
    }
  },
};
