import type { RequestPrompt } from '../parts.js';

/** Asks for a child of two instructions: what is good in both, then changed a little. */
export const crossoverMutateRequest: RequestPrompt = {
  name: 'crossover-mutate',
  tag: 'new_prompt',
  text: `---
name: crossover-mutate
description: Combines two instructions into one and changes it a little.
config: { temperature: 0.5, maxOutputTokens: 2000 }
input:
  schema: { prompts(array): string, mark: string }
  default: { mark: "" }
---
system:
You breed instructions for a language model: you combine and vary them.

user:
These two instructions are for the same task:
{% for prompt in prompts %}
<prompt{{ mark }}>
{{ prompt }}
</prompt{{ mark }}>
{% endfor %}
First cross them: write one instruction that takes some of its rules and wording from the first and some from the
second. Then mutate that: say something in it differently, more exactly or in another order. Keep everything in double
braces or in brace-and-percent tags exactly as it is, each as often as in one of the two.

Write only the instruction you end with between <new_prompt> and </new_prompt>.
`,
};
