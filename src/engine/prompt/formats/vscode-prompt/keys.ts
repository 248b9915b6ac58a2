import type { KnownKey } from '../../known-key.js';

/** VS Code's `*.prompt.md` (its promptFileAttributes.ts and documentation, read on 2026-11-26). */
export const vscodePromptKeys: readonly KnownKey[] = [
  {
    name: 'name',
    type: 'string',
    documentation: 'What to type after `/` to run the prompt; the file name when left out.',
  },
  {
    name: 'description',
    type: 'string',
    documentation: 'One line about what the prompt does, shown in the list of prompts.',
  },
  {
    name: 'argument-hint',
    type: 'string',
    documentation: 'A hint in the chat box about what to write after the name.',
  },
  {
    name: 'agent',
    type: 'string',
    documentation: 'The agent that runs the prompt: `ask`, `edit`, `agent`, or one of your own.',
    examples: ['ask', 'edit', 'agent'],
  },
  {
    name: 'model',
    type: 'texts',
    documentation: 'The language model to use, or several: the first one that is available is taken.',
  },
  { name: 'tools', type: 'tools', documentation: 'The tools and tool sets the prompt may use.' },
  {
    name: 'mode',
    type: 'string',
    documentation: 'The former name of `agent`.',
    deprecated: 'Write `agent` instead.',
  },
];
