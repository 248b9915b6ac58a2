import type { KnownKey } from '../markdown/known-key.js';

const efforts = ['low', 'medium', 'high', 'xhigh', 'max'];

/** VS Code's and GitHub's `*.agent.md`, formerly `*.chatmode.md` (promptFileAttributes.ts, read on 2026-11-26). */
export const agentKeys: readonly KnownKey[] = [
  { key: 'name', type: 'text', documentation: 'The name of the agent; the file name when left out.' },
  {
    key: 'description',
    type: 'text',
    documentation: 'One line about what the agent is for, shown in the chat box and read by other agents.',
  },
  { key: 'argument-hint', type: 'text', documentation: 'A hint in the chat box about what to ask this agent.' },
  {
    key: 'model',
    type: 'texts',
    documentation: 'The language model to use, or several: the first one that is available is taken.',
  },
  { key: 'reasoning-effort', type: 'text', values: efforts, documentation: 'How long the model may think.' },
  {
    key: 'tools',
    type: 'tools',
    documentation: 'The tools and tool sets the agent may use; all of them when left out.',
  },
  { key: 'agents', type: 'texts', documentation: 'The agents it may call as subagents: names, `*` for all.' },
  {
    key: 'handoffs',
    type: 'handoffs',
    documentation:
      'Buttons after an answer that go on with another agent: each has `label`, `agent`, `prompt`, and may have `send` and `showContinueOn`.',
  },
  {
    key: 'target',
    type: 'text',
    values: ['vscode', 'github-copilot'],
    documentation: 'Where the agent can run; everywhere when left out.',
  },
  { key: 'user-invocable', type: 'boolean', documentation: 'Whether the agent is offered in the list of agents.' },
  {
    key: 'disable-model-invocation',
    type: 'boolean',
    documentation: 'Whether other agents are kept from calling this one.',
  },
  {
    key: 'infer',
    type: 'any',
    documentation: 'Whether the agent can be called by others and is offered to the user.',
    deprecated: 'Write `user-invocable` and `disable-model-invocation` instead.',
  },
  { key: 'mcp-servers', type: 'any', documentation: 'MCP servers of its own, on GitHub.' },
  { key: 'hooks', type: 'any', documentation: 'Commands that run at given moments of a session.' },
  { key: 'github', type: 'mapping', documentation: 'Settings for GitHub alone.' },
];

/** Claude Code's subagents, `.claude/agents/*.md` (its documentation, read on 2026-11-26). */
export const claudeAgentKeys: readonly KnownKey[] = [
  { key: 'name', type: 'text', documentation: 'The name of the agent: lower-case letters and hyphens.' },
  { key: 'description', type: 'text', documentation: 'When the agent should be called.' },
  {
    key: 'tools',
    type: 'tools',
    documentation: 'The tools it may use, with commas between them; all of them when left out.',
  },
  { key: 'disallowedTools', type: 'tools', documentation: 'Tools taken away from those it would have.' },
  { key: 'model', type: 'text', documentation: '`sonnet`, `opus`, `haiku`, the whole name of a model, or `inherit`.' },
  {
    key: 'permissionMode',
    type: 'text',
    documentation:
      'How it asks for permission: `default`, `acceptEdits`, `plan`, `delegate`, `dontAsk` or `bypassPermissions`.',
  },
  { key: 'skills', type: 'texts', documentation: 'Skills it has read from the start.' },
  { key: 'mcpServers', type: 'any', documentation: 'The MCP servers it may use, by name or written out.' },
  { key: 'hooks', type: 'any', documentation: 'Commands that run at given moments of its work.' },
  {
    key: 'memory',
    type: 'text',
    values: ['user', 'project', 'local'],
    documentation: 'Where it keeps what it learns.',
  },
];
