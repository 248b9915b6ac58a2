import type { KnownKey } from '../markdown/known-key.js';

/** Claude Code's `.claude/rules/*.md` (its documentation, read on 2026-11-26). */
export const claudeRuleKeys: readonly KnownKey[] = [
  { key: 'description', type: 'text', documentation: 'One line about what the rule is for.' },
  { key: 'paths', type: 'texts', documentation: 'The files the rule applies to, as globs; all of them when left out.' },
];

/** Cursor's rules, `.cursor/rules/*.mdc` (its documentation, read on 2026-11-26). */
export const cursorRuleKeys: readonly KnownKey[] = [
  {
    key: 'description',
    type: 'text',
    documentation: 'What the rule is for; the agent reads it to decide when it applies.',
  },
  { key: 'globs', type: 'texts', documentation: 'The files the rule applies to: globs, with commas between them.' },
  { key: 'alwaysApply', type: 'boolean', documentation: 'Whether the rule is part of every conversation.' },
];
