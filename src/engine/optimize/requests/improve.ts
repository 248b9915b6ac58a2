import type { RequestPrompt } from '../parts.js';

/** Asks for a better instruction with nothing to go by but the instruction. */
export const improveRequest: RequestPrompt = {
  name: 'improve',
  tag: 'new_prompt',
  text: `---
name: improve
description: Rewrites an instruction so that a language model does the task better.
config: { temperature: 1, maxOutputTokens: 2000 }
input:
  schema:
    prompt: string
    mark: string
    labels(array): string
  default: { mark: "", labels: [] }
---
system:
You write instructions that language models follow well.

user:
<prompt{{ mark }}>
{{ prompt }}
</prompt{{ mark }}>

{% if labels %}
Its answer is always one of: {{ labels | join(", ") }}.
{% endif %}
Write an instruction for the same task that would be followed better. You may say it more exactly, in another order, with
the steps to take or the form of the answer. Keep what the task is, and everything in double braces or in
brace-and-percent tags exactly as it is. Say nothing about this rewriting.

Write it between <new_prompt> and </new_prompt>.
`,
};
