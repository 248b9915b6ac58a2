import type { RequestPrompt } from '../parts.js';

/** Asks for what is good in two instructions, in one. */
export const crossoverRequest: RequestPrompt = {
  name: 'crossover',
  tag: 'new_prompt',
  text: `---
name: crossover
description: Merges two instructions into one.
config: { temperature: 0.7, maxOutputTokens: 2000 }
input:
  schema: { prompts(array): string, mark: string }
  default: { mark: "" }
---
system:
You merge instructions for a language model.

user:
These two instructions are for the same task:
{% for prompt in prompts %}
<prompt{{ mark }}>
{{ prompt }}
</prompt{{ mark }}>
{% endfor %}
Merge them: keep the rules that only one of them has, say once what both say, and stay as short as the two allow. Keep
everything in double braces or in brace-and-percent tags exactly as it is, each as often as in one of the two.

Write the merged instruction between <new_prompt> and </new_prompt>.
`,
};
