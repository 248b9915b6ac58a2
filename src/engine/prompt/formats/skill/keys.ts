import type { KnownKey } from '../../known-key.js';

/** `SKILL.md`: the open specification of agent skills, and what VS Code and Claude Code add (read on 2026-11-26). */
export const skillKeys: readonly KnownKey[] = [
  {
    name: 'name',
    type: 'string',
    documentation:
      'The name of the skill, which is also the name of its folder: at most 64 lower-case letters, digits and hyphens.',
  },
  {
    name: 'description',
    type: 'string',
    documentation: 'What the skill does and when to use it, in at most 1024 characters: agents decide by it.',
  },
  { name: 'license', type: 'string', documentation: 'The licence, or the file it is in.' },
  { name: 'compatibility', type: 'string', documentation: 'What the skill needs: products, packages, network.' },
  { name: 'metadata', type: 'mapping', documentation: 'Keys and values of your own.' },
  { name: 'allowed-tools', type: 'tools', documentation: 'Tools the skill may use without asking.' },
  { name: 'argument-hint', type: 'any', documentation: 'A hint about what to write after the name of the skill.' },
  { name: 'user-invocable', type: 'boolean', documentation: 'Whether the skill is offered as a command.' },
  {
    name: 'disable-model-invocation',
    type: 'boolean',
    documentation: 'Whether agents are kept from using it on their own.',
  },
  {
    name: 'context',
    type: 'string',
    documentation: '`fork` runs the skill in a session of its own.',
    examples: ['fork'],
  },
  { name: 'agent', type: 'string', documentation: 'The agent that runs it when `context` is `fork`.' },
  { name: 'model', type: 'texts', documentation: 'The language model to use while the skill is active.' },
  { name: 'hooks', type: 'any', documentation: 'Commands that run at given moments.' },
];
