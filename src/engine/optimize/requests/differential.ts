import type { RequestPrompt } from '../parts.js';

/** Asks for a step of differential evolution: vary what two instructions differ in, and cross it with two others. */
export const differentialRequest: RequestPrompt = {
  name: 'differential',
  tag: 'new_prompt',
  text: `---
name: differential
description: Moves an instruction by what others differ in.
config: { temperature: 0.5, maxOutputTokens: 2000 }
input:
  schema: { prompts(array): string, mark: string }
  default: { mark: "" }
---
system:
You breed instructions for a language model: you combine and vary them.

user:
These four instructions are for the same task:
{% for prompt in prompts %}
<prompt{{ mark }}>
{{ prompt }}
</prompt{{ mark }}>
{% endfor %}
1. Compare the third and the fourth: note the places where they ask for something different.
2. Vary each of these places: say it in a new way that could work better.
3. Put what you have varied into the second instruction, where it fits.
4. Cross the result with the first instruction: one instruction with parts of both.

Keep everything in double braces or in brace-and-percent tags exactly as it is, each as often as in the first.

Write only the instruction of step 4 between <new_prompt> and </new_prompt>.
`,
};
