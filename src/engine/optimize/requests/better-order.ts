import type { RequestPrompt } from '../parts.js';

/** Asks for a better mutation prompt from a mutation prompt. */
export const betterOrderRequest: RequestPrompt = {
  name: 'better-order',
  tag: 'order',
  text: `---
name: better-order
description: Improves an order by which instructions are changed.
config: { temperature: 1, maxOutputTokens: 400 }
input:
  schema: { prompt: string, mark: string }
  default: { mark: "" }
---
system:
You advise people who write instructions for a language model.

user:
By this order instructions are changed:

<prompt{{ mark }}>
{{ prompt }}
</prompt{{ mark }}>

Say in a sentence or two what it comes down to, in a way that leads to better instructions. It must still be an order
that somebody else can carry out on any instruction.

Write the better order between <order> and </order>.
`,
};
