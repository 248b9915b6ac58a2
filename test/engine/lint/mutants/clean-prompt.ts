import type { Random } from '../../../../src/engine/random/seeded.js';

/** What lies beside a clean prompt. */
export const around = {
  partials: { 'partials/rules.prompt': 'Be brief.' },
  data: { 'rows.csv': ['sentence', 'context', 'label'] },
  files: ['rows.csv', 'partials/rules.prompt'],
};

/** A sound prompt; no two are alike in their names, their labels, their YAML style and their layout. */
export function cleanPrompt(random: Random): string {
  const [first = '', second = ''] = random.sample(['positive', 'negative', 'mixed', 'spam', 'number', 'location'], 2);
  const flow = random.below(2) === 0;
  const schema = flow ? ' { sentence: string, context?: string }' : '\n    sentence: string\n    context?: string';
  const labels = flow ? `[${first}, ${second}]` : `\n    - ${first}\n    - ${second}`;
  const heading = random.below(2) === 0 ? '' : '# ';
  return `---
config: { temperature: 0, maxOutputTokens: ${8 + random.below(90)} }
input:
  schema:${schema}
output:
  labels: ${labels}
data: rows.csv
expect: "{{ label }}"
---
${heading}system:
Label each ${random.below(2) === 0 ? 'text' : 'sentence'}. {% include "partials/rules.prompt" %}

Text: fine
Label: ${first}

Text: so so
Label: ${second}

${heading}user:
{% if context %}Context: {{ context }}{% endif %}
Text: {{ sentence }}
Label:
`;
}
