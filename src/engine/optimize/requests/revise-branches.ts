import type { RequestPrompt } from '../parts.js';

/** Asks where a pattern belongs among the cases an instruction tells apart, and what to do in it. */
export const reviseBranchesRequest: RequestPrompt = {
  name: 'revise-branches',
  tag: 'branch',
  text: `---
name: revise-branches
description: Adds a case to an instruction that tells cases apart, or goes deeper into one of them.
config: { temperature: 0.7, maxOutputTokens: 400 }
input:
  schema:
    prompt: string
    pattern: string
    mark: string
    branches(array): string
  default: { mark: "", branches: [] }
  trust: { pattern: user }
---
system:
You write instructions for a language model that tell cases apart.

user:
This instruction is in use:

<prompt{{ mark }}>
{{ prompt }}
</prompt{{ mark }}>
{% if branches %}
It tells these cases apart:
{% for branch in branches %}
{{ loop.index }}. {{ branch }}
{% endfor %}
{% endif %}
It fails where this holds:

<reason{{ mark }}>
{{ pattern }}
</reason{{ mark }}>

Write one case that mends it. Either it is a new one, or it is about inputs that one of the cases above covers already
and answers too roughly: then it belongs into that one. Answer in three lines, in general words that fit inputs nobody
has seen:
place: new, or the number of the case it belongs into
when: how to know such an input; always, for what holds for every input
then: what to do

Write the lines between <branch> and </branch>.
`,
};
