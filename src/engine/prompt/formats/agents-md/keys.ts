import type { KnownKey } from '../../known-key.js';

/** Claude Code's `.claude/rules/*.md` (its documentation, read on 2026-11-26). */
export const claudeRuleKeys: readonly KnownKey[] = [
  { name: 'description', type: 'string', documentation: 'One line about what the rule is for.' },
  {
    name: 'paths',
    type: 'texts',
    documentation: 'The files the rule applies to, as globs; all of them when left out.',
  },
];

/** Cursor's rules, `.cursor/rules/*.mdc` (its documentation, read on 2026-11-26). */
export const cursorRuleKeys: readonly KnownKey[] = [
  {
    name: 'description',
    type: 'string',
    documentation: 'What the rule is for; the agent reads it to decide when it applies.',
  },
  { name: 'globs', type: 'texts', documentation: 'The files the rule applies to: globs, with commas between them.' },
  { name: 'alwaysApply', type: 'boolean', documentation: 'Whether the rule is part of every conversation.' },
];
