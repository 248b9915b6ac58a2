import { labelledExamples } from '../../examples/labelled-examples.js';
import { defineRule } from '../../rule.js';

/** Examples that all answer alike pull the model to that answer. */
export const singleLabel = defineRule({
  meta: {
    id: 'examples/single-label',
    summary: 'Three examples and more show more than one label.',
    kind: 'objective',
    severity: 'warning',
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
    const answers = labelledExamples(doc);
    const [first] = answers;
    if (first === undefined || labels.length < 2 || answers.length < 3) return;
    if (answers.some(({ label }) => label !== first.label)) return;
    const message = `All ${answers.length} examples answer '${first.label}', one of ${labels.length} labels: show the others too.`;
    yield { span: first.span, message };
  },
});
