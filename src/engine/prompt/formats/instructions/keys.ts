import type { KnownKey } from '../markdown/known-key.js';

/** VS Code's and GitHub's `*.instructions.md` (promptFileAttributes.ts and documentation, read on 2026-11-26). */
export const instructionsKeys: readonly KnownKey[] = [
  { key: 'name', type: 'text', documentation: 'The name shown for these instructions; the file name when left out.' },
  {
    key: 'description',
    type: 'text',
    documentation: 'One line about what they are for; agents read it to decide when they apply.',
  },
  {
    key: 'applyTo',
    type: 'texts',
    documentation:
      'The files these instructions apply to: globs, with commas between them, from the workspace folder; `**` is all.',
  },
  {
    key: 'excludeAgent',
    type: 'texts',
    documentation: 'An agent on GitHub that must not read them: `code-review` or `coding-agent`.',
  },
];
