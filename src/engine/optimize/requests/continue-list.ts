import type { RequestPrompt } from '../parts.js';

/** Asks for the next of a list of instructions, about whose order the request says what is true. */
export const continueListRequest: RequestPrompt = {
  name: 'continue-list',
  tag: 'new_prompt',
  text: `---
name: continue-list
description: Continues a list of instructions for one task.
config: { temperature: 1, maxOutputTokens: 2000 }
input:
  schema: { prompts(array): string, order: string, mark: string }
  default: { mark: "" }
---
system:
You continue lists of instructions for a language model.

user:
These instructions are for the same task. {{ order }}
{% for prompt in prompts %}
<prompt{{ mark }}>
{{ prompt }}
</prompt{{ mark }}>
{% endfor %}
Write the instruction that comes next in this list. It is none of those above. Keep everything in double braces or in
brace-and-percent tags exactly as it is.

Write it between <new_prompt> and </new_prompt>.
`,
};
