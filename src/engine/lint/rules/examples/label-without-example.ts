import { labelledExamples } from '../../examples/labelled-examples.js';
import { defineRule } from '../../rule.js';

/** A label that no example shows is given less often than it is right. */
export const labelWithoutExample = defineRule({
  meta: {
    id: 'examples/label-without-example',
    summary: 'Where several labels have examples, each one has.',
    kind: 'heuristic',
    severity: 'info',
    formats: ['hone'],
    fix: 'none',
    sources: [
      {
        title: 'Zhao et al. 2021, Calibrate Before Use, summarized: majority label bias and recency bias',
        url: 'https://fanpu.io/summaries/2023-09-23-calibrate-before-use-improving-few-shot-performance-of-language-models/',
        kind: 'paper',
        verifiedOn: '2026-11-26',
      },
    ],
  },

  *check({ doc }) {
    const { labels } = doc.config.output;
    const shown = new Set(labelledExamples(doc).map(({ label }) => label));
    // A scale is understood from its ends.
    if (shown.size < 2 || labels.length > mostLabels || labels.every(({ word }) => /\d/.test(word))) return;
    for (const { word, span } of labels.filter((label) => !shown.has(label.word)))
      yield { span, message: `No example answers '${word}', and other labels have examples: add one.` };
  },
});

/** With more labels than this nobody shows them all. */
const mostLabels = 8;
