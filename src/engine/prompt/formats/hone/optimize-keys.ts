import type { KnownKey } from '../../known-key.js';
import { objectives } from '../../optimize-use.js';

/** How `hone optimize` searches; `hone.config.yaml` has the same for all prompts. */
export const optimizeKeys: readonly KnownKey[] = [
  {
    name: 'metric',
    type: 'any',
    documentation: 'What is maximised: a metric by its name, or several with their weights.',
  },
  {
    name: 'objective',
    type: 'string',
    values: objectives,
    documentation:
      'What the search goes by: the `score` (the default), or by `pareto` score, tokens and money, to end in the cheapest prompt that is as good as the best within the interval of their difference.',
  },
  {
    name: 'penalty',
    type: 'mapping',
    documentation: 'What is taken off each score, so that a gain has to be worth what it costs.',
    keys: [
      { name: 'length', type: 'number', documentation: 'What a prompt of twice the tokens of the first one loses.' },
      { name: 'cost', type: 'number', documentation: 'What is lost for each dollar that a thousand answers cost.' },
    ],
  },
  {
    name: 'constraints',
    type: 'mapping',
    documentation: 'What no candidate may violate.',
    keys: [
      { name: 'mustContain', type: 'texts', documentation: 'Texts that stay in the prompt, letter for letter.' },
      { name: 'frozen', type: 'texts', documentation: 'Parts that are not changed, such as `system`.' },
      { name: 'maxTokens', type: 'integer', documentation: 'The most tokens the prompt file may have.' },
    ],
  },
  {
    name: 'methods',
    type: 'mapping',
    documentation: "Settings by method, such as `protegi: { rounds: 3 }`; `hone methods` shows each method's own.",
  },
  {
    name: 'requests',
    type: 'mapping',
    documentation: "Prompt files that ask the writer in place of Hone's own, such as `rewrite: my-rewrite.prompt`.",
  },
];
