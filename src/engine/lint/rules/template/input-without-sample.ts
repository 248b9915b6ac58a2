import type { PromptDoc } from '../../../prompt/prompt-doc.js';
import { declaringFormats } from '../../format-groups.js';
import { defineRule } from '../../rule.js';

/** Without a value for every input, nobody can look at the prompt as it will be sent. */
export const inputWithoutSample = defineRule({
  meta: {
    id: 'template/input-without-sample',
    summary: 'Every required input has a default, a sample or data.',
    kind: 'heuristic',
    severity: 'off',
    formats: declaringFormats,
    fix: 'none',
    sources: [
      {
        title: 'Prompty: sample values of inputs',
        url: 'https://prompty.ai/docs/prompty-file-format/overview',
        kind: 'spec',
        verifiedOn: '2026-11-23',
      },
    ],
  },

  *check({ doc }) {
    if (doc.config.data !== undefined) return;
    const sampled = sampledNames(doc);
    for (const { name, span, required, default: value } of doc.config.inputs) {
      if (!required || value !== undefined || sampled.has(name)) continue;
      yield {
        span,
        message: `'${name}' has no value to try the prompt with: give it a default, or name a file of rows under data.`,
      };
    }
  },
});

function sampledNames({ samples, config }: PromptDoc): ReadonlySet<string> {
  return new Set([...samples.flatMap(({ values }) => Object.keys(values)), ...Object.keys(config.matrix)]);
}
