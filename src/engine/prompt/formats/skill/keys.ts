import type { KnownKey } from '../markdown/known-key.js';

/** `SKILL.md`: the open specification of agent skills, and what VS Code and Claude Code add (read on 2026-11-26). */
export const skillKeys: readonly KnownKey[] = [
  {
    key: 'name',
    type: 'text',
    documentation:
      'The name of the skill, which is also the name of its folder: at most 64 lower-case letters, digits and hyphens.',
  },
  {
    key: 'description',
    type: 'text',
    documentation: 'What the skill does and when to use it, in at most 1024 characters: agents decide by it.',
  },
  { key: 'license', type: 'text', documentation: 'The licence, or the file it is in.' },
  { key: 'compatibility', type: 'text', documentation: 'What the skill needs: products, packages, network.' },
  { key: 'metadata', type: 'mapping', documentation: 'Keys and values of your own.' },
  { key: 'allowed-tools', type: 'tools', documentation: 'Tools the skill may use without asking.' },
  { key: 'argument-hint', type: 'any', documentation: 'A hint about what to write after the name of the skill.' },
  { key: 'user-invocable', type: 'boolean', documentation: 'Whether the skill is offered as a command.' },
  {
    key: 'disable-model-invocation',
    type: 'boolean',
    documentation: 'Whether agents are kept from using it on their own.',
  },
  { key: 'context', type: 'text', documentation: '`fork` runs the skill in a session of its own.' },
  { key: 'agent', type: 'text', documentation: 'The agent that runs it when `context` is `fork`.' },
  { key: 'model', type: 'texts', documentation: 'The language model to use while the skill is active.' },
  { key: 'hooks', type: 'any', documentation: 'Commands that run at given moments.' },
];
