import type { RequestPrompt } from '../parts.js';

/** Asks which cases an instruction could do without. */
export const reviewBranchesRequest: RequestPrompt = {
  name: 'review-branches',
  tag: 'needless',
  text: `---
name: review-branches
description: Names the cases that an instruction could do without.
config: { temperature: 0.7, maxOutputTokens: 200 }
input:
  schema:
    prompt: string
    mark: string
    branches(array): string
  default: { mark: "" }
---
system:
You shorten instructions written for a language model.

user:
This instruction tells cases apart:

<prompt{{ mark }}>
{{ prompt }}
</prompt{{ mark }}>

Its cases are:
{% for branch in branches %}
{{ loop.index }}. {{ branch }}
{% endfor %}

Which of them say what another one says already, or are about so few inputs that they do more harm than good? Name
their numbers, or none.

Write the numbers between <needless> and </needless>.
`,
};
