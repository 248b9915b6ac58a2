import { labelledExamples, type LabelledExample } from '../../examples/labelled-examples.js';
import { defineRule } from '../../rule.js';

/** A label in most examples, or in the last ones, is given more often than it is right. */
export const labelImbalance = defineRule({
  meta: {
    id: 'examples/label-imbalance',
    summary: 'No label has most of the examples, or all of the last ones.',
    kind: 'heuristic',
    severity: 'hint',
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
    const answers = labelledExamples(doc);
    const last = answers.at(-1);
    const top = mostShown(answers);
    // With one label only, `examples/single-label` says it.
    if (last === undefined || answers.length < 4 || top === undefined || top.count === answers.length) return;
    if (top.count >= answers.length * mostShare) {
      const message = `${top.count} of ${answers.length} examples answer '${top.label}': show the labels about equally often.`;
      yield { span: last.span, message };
    } else if (answers.slice(-3).every(({ label }) => label === last.label)) {
      const message = `The last three examples answer '${last.label}': mix the labels, as the last ones weigh most.`;
      yield { span: last.span, message };
    }
  },
});

const mostShare = 0.75;

function mostShown(answers: readonly LabelledExample[]): { label: string; count: number } | undefined {
  const counts = new Map<string, number>();
  for (const { label } of answers) counts.set(label, (counts.get(label) ?? 0) + 1);
  const [top] = [...counts].sort((a, b) => b[1] - a[1]);
  return top && { label: top[0], count: top[1] };
}
