import type { RequestPrompt } from '../parts.js';

/** Asks for an instruction from nothing but what the task is: the first hint that comes to mind. */
export const hintsRequest: RequestPrompt = {
  name: 'hints',
  tag: 'instruction',
  text: `---
name: hints
description: Gives the first hint for a task.
config: { temperature: 1, maxOutputTokens: 600 }
input:
  schema:
    prompt: string
    mark: string
    labels(array): string
  default: { mark: "", labels: [] }
---
system:
You help people to do a task well.

user:
This says what the task is:

<prompt{{ mark }}>
{{ prompt }}
</prompt{{ mark }}>

{% if labels %}
The answer is always one of: {{ labels | join(", ") }}.
{% endif %}
Think of many hints for whoever has to do this task. Forget how it is worded above: the hints are in your own words, each
of them a whole instruction of one to three sentences, without anything in braces.

Write the first of them, and it alone, between <instruction> and </instruction>.
`,
};
