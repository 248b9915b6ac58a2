import type { KnownKey } from '../../known-key.js';

const efforts = ['low', 'medium', 'high', 'xhigh', 'max'];

const handoffKeys: readonly KnownKey[] = [
  { name: 'label', type: 'string', required: true, documentation: 'What the button says.' },
  { name: 'agent', type: 'string', required: true, documentation: 'The agent that goes on.' },
  { name: 'prompt', type: 'string', documentation: 'What it is asked.' },
  { name: 'send', type: 'boolean', documentation: 'Whether it is asked at once.' },
  { name: 'showContinueOn', type: 'boolean', documentation: 'Whether the button also offers to go on elsewhere.' },
];

/** VS Code's and GitHub's `*.agent.md`, formerly `*.chatmode.md` (promptFileAttributes.ts, read on 2026-11-26). */
export const agentKeys: readonly KnownKey[] = [
  { name: 'name', type: 'string', documentation: 'The name of the agent; the file name when left out.' },
  {
    name: 'description',
    type: 'string',
    documentation: 'One line about what the agent is for, shown in the chat box and read by other agents.',
  },
  { name: 'argument-hint', type: 'string', documentation: 'A hint in the chat box about what to ask this agent.' },
  {
    name: 'model',
    type: 'texts',
    documentation: 'The language model to use, or several: the first one that is available is taken.',
  },
  { name: 'reasoning-effort', type: 'string', values: efforts, documentation: 'How long the model may think.' },
  {
    name: 'tools',
    type: 'tools',
    documentation: 'The tools and tool sets the agent may use; all of them when left out.',
  },
  { name: 'agents', type: 'texts', documentation: 'The agents it may call as subagents: names, `*` for all.' },
  {
    name: 'handoffs',
    type: 'list',
    documentation:
      'Buttons after an answer that go on with another agent: each has `label`, `agent`, `prompt`, and may have `send` and `showContinueOn`.',
    items: handoffKeys,
  },
  {
    name: 'target',
    type: 'string',
    values: ['vscode', 'github-copilot'],
    documentation: 'Where the agent can run; everywhere when left out.',
  },
  { name: 'user-invocable', type: 'boolean', documentation: 'Whether the agent is offered in the list of agents.' },
  {
    name: 'disable-model-invocation',
    type: 'boolean',
    documentation: 'Whether other agents are kept from calling this one.',
  },
  {
    name: 'infer',
    type: 'any',
    documentation: 'Whether the agent can be called by others and is offered to the user.',
    deprecated: 'Write `user-invocable` and `disable-model-invocation` instead.',
  },
  { name: 'mcp-servers', type: 'any', documentation: 'MCP servers of its own, on GitHub.' },
  { name: 'hooks', type: 'any', documentation: 'Commands that run at given moments of a session.' },
  { name: 'github', type: 'mapping', documentation: 'Settings for GitHub alone.' },
];

/** Claude Code's subagents, `.claude/agents/*.md` (its documentation, read on 2026-11-26). */
export const claudeAgentKeys: readonly KnownKey[] = [
  { name: 'name', type: 'string', documentation: 'The name of the agent: lower-case letters and hyphens.' },
  { name: 'description', type: 'string', documentation: 'When the agent should be called.' },
  {
    name: 'tools',
    type: 'tools',
    documentation: 'The tools it may use, with commas between them; all of them when left out.',
  },
  { name: 'disallowedTools', type: 'tools', documentation: 'Tools taken away from those it would have.' },
  {
    name: 'model',
    type: 'string',
    documentation: '`sonnet`, `opus`, `haiku`, the whole name of a model, or `inherit`.',
  },
  {
    name: 'permissionMode',
    type: 'string',
    documentation:
      'How it asks for permission: `default`, `acceptEdits`, `plan`, `delegate`, `dontAsk` or `bypassPermissions`.',
    examples: ['default', 'acceptEdits', 'plan', 'delegate', 'dontAsk', 'bypassPermissions'],
  },
  { name: 'skills', type: 'texts', documentation: 'Skills it has read from the start.' },
  { name: 'mcpServers', type: 'any', documentation: 'The MCP servers it may use, by name or written out.' },
  { name: 'hooks', type: 'any', documentation: 'Commands that run at given moments of its work.' },
  {
    name: 'memory',
    type: 'string',
    values: ['user', 'project', 'local'],
    documentation: 'Where it keeps what it learns.',
  },
];
