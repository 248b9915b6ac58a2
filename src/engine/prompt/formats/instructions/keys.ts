import type { KnownKey } from '../../known-key.js';

/** VS Code's and GitHub's `*.instructions.md` (promptFileAttributes.ts and documentation, read on 2026-11-26). */
export const instructionsKeys: readonly KnownKey[] = [
  {
    name: 'name',
    type: 'string',
    documentation: 'The name shown for these instructions; the file name when left out.',
  },
  {
    name: 'description',
    type: 'string',
    documentation: 'One line about what they are for; agents read it to decide when they apply.',
  },
  {
    name: 'applyTo',
    type: 'texts',
    documentation:
      'The files these instructions apply to: globs, with commas between them, from the workspace folder; `**` is all.',
  },
  {
    name: 'excludeAgent',
    type: 'texts',
    documentation: 'An agent on GitHub that must not read them: `code-review` or `coding-agent`.',
    examples: ['code-review', 'coding-agent'],
  },
];
