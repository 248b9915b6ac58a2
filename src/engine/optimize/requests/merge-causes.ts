import type { RequestPrompt } from '../parts.js';

/** Asks for the few patterns behind several causes, with how much each matters. */
export const mergeCausesRequest: RequestPrompt = {
  name: 'merge-causes',
  tag: 'patterns',
  text: `---
name: merge-causes
description: Finds the few patterns behind several causes of failure and says how much each matters.
config: { temperature: 0.7, maxOutputTokens: 800 }
input:
  schema:
    prompt: string
    mark: string
    causes(array): string
  default: { mark: "" }
  trust: { causes: user }
---
system:
You sort reasons why an instruction for a language model failed.

user:
A language model was given this instruction:

<prompt{{ mark }}>
{{ prompt }}
</prompt{{ mark }}>

It failed for these reasons:
{% for cause in causes %}
<reason{{ mark }}>{{ cause }}</reason{{ mark }}>
{% endfor %}

Which patterns are behind them? Join reasons that are about the same kind of input. Write one line for each pattern:
how much it matters from 1 to 10, a vertical bar, and in one sentence the kind of input and what is to be answered.
For example: 7 | Questions for a year ask for a number.

Write the lines between <patterns> and </patterns>.
`,
};
