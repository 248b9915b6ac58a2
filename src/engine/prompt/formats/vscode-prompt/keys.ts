import type { KnownKey } from '../markdown/known-key.js';

/** VS Code's `*.prompt.md` (its promptFileAttributes.ts and documentation, read on 2026-11-26). */
export const vscodePromptKeys: readonly KnownKey[] = [
  {
    key: 'name',
    type: 'text',
    documentation: 'What to type after `/` to run the prompt; the file name when left out.',
  },
  {
    key: 'description',
    type: 'text',
    documentation: 'One line about what the prompt does, shown in the list of prompts.',
  },
  { key: 'argument-hint', type: 'text', documentation: 'A hint in the chat box about what to write after the name.' },
  {
    key: 'agent',
    type: 'text',
    documentation: 'The agent that runs the prompt: `ask`, `edit`, `agent`, or one of your own.',
  },
  {
    key: 'model',
    type: 'texts',
    documentation: 'The language model to use, or several: the first one that is available is taken.',
  },
  { key: 'tools', type: 'tools', documentation: 'The tools and tool sets the prompt may use.' },
  {
    key: 'mode',
    type: 'text',
    documentation: 'The former name of `agent`.',
    deprecated: 'Write `agent` instead.',
  },
];
