import type { RequestPrompt } from '../parts.js';

/** Asks for a mutation prompt from a task and a way to think about it. */
export const newOrderRequest: RequestPrompt = {
  name: 'new-order',
  tag: 'order',
  text: `---
name: new-order
description: Writes an order by which an instruction could be made better.
config: { temperature: 1, maxOutputTokens: 400 }
input:
  schema: { prompt: string, style: string, mark: string }
  default: { mark: "" }
---
system:
You advise people who write instructions for a language model.

user:
This instruction is for a task:

<prompt{{ mark }}>
{{ prompt }}
</prompt{{ mark }}>

{{ style }}

With that in mind: how should an instruction for this task be changed so that it is followed better? Write one order, in
a sentence or two, that somebody else could carry out on any version of the instruction. Do not carry it out yourself.

Write the order between <order> and </order>.
`,
};
