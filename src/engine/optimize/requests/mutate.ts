import type { RequestPrompt } from '../parts.js';

/** Asks to change an instruction as a mutation prompt says; that prompt is bred along with the instruction. */
export const mutateRequest: RequestPrompt = {
  name: 'mutate',
  tag: 'new_prompt',
  text: `---
name: mutate
description: Changes an instruction as an order says.
config: { temperature: 1, maxOutputTokens: 2000 }
input:
  schema:
    prompt: string
    order: string
    style: string
    mark: string
  default: { mark: "", style: "" }
---
system:
You change instructions for a language model as you are told.

user:
This instruction is to be changed:

<prompt{{ mark }}>
{{ prompt }}
</prompt{{ mark }}>

This is how:

<order{{ mark }}>
{{ order }}
</order{{ mark }}>

{% if style %}
Keep this in mind: {{ style }}
{% endif %}
It stays an instruction for the same task. Keep everything in double braces or in brace-and-percent tags exactly as it
is.

Write the changed instruction between <new_prompt> and </new_prompt>.
`,
};
