import { agentKeys, claudeAgentKeys } from '../prompt/formats/agent/keys.js';
import { isClaudeAgent } from '../prompt/formats/agent/read-agent.js';
import { claudeRuleKeys, cursorRuleKeys } from '../prompt/formats/agents-md/keys.js';
import { instructionsKeys } from '../prompt/formats/instructions/keys.js';
import type { KeyType, KnownKey } from '../prompt/formats/markdown/known-key.js';
import { skillKeys } from '../prompt/formats/skill/keys.js';
import { vscodePromptKeys } from '../prompt/formats/vscode-prompt/keys.js';
import type { PromptDoc } from '../prompt/prompt-doc.js';
import { frontMatterKeys, type FrontMatterKey } from './front-matter-keys.js';
import { promptyKeys } from './prompty-keys.js';

/** The keys a file's front matter can have, by its format and, where several share one, by its path. */
export function keysOf({ format, path }: PromptDoc): readonly FrontMatterKey[] {
  switch (format) {
    case 'hone':
      return frontMatterKeys;
    case 'vscode-prompt':
      return vscodePrompt;
    case 'instructions':
      return instructions;
    case 'agent':
      return isClaudeAgent(path) ? claudeAgent : agent;
    case 'skill':
      return skill;
    case 'agents-md':
      return path.endsWith('.mdc') ? cursorRule : claudeRule;
    case 'prompty':
      return promptyKeys;
    default:
      return [];
  }
}

const types: Readonly<Record<KeyType, FrontMatterKey['type']>> = {
  text: 'string',
  texts: 'any',
  tools: 'any',
  boolean: 'boolean',
  number: 'number',
  mapping: 'mapping',
  list: 'list',
  handoffs: 'list',
  any: 'any',
};

function known(keys: readonly KnownKey[]): readonly FrontMatterKey[] {
  return keys.map(({ key, type, documentation, values, deprecated }) => ({
    name: key,
    type: types[type],
    documentation: deprecated === undefined ? documentation : `${documentation} ${deprecated}`,
    ...(values !== undefined && { values }),
    ...(deprecated !== undefined && { deprecated: true }),
    ...(type === 'handoffs' && { items: handoffKeys }),
  }));
}

const handoffKeys: readonly FrontMatterKey[] = [
  { name: 'label', type: 'string', documentation: 'What the button says.' },
  { name: 'agent', type: 'string', documentation: 'The agent that goes on.' },
  { name: 'prompt', type: 'string', documentation: 'What it is asked.' },
  { name: 'send', type: 'boolean', documentation: 'Whether it is asked at once.' },
  { name: 'showContinueOn', type: 'boolean', documentation: 'Whether the button also offers to go on elsewhere.' },
];

const vscodePrompt = known(vscodePromptKeys);
const instructions = known(instructionsKeys);
const agent = known(agentKeys);
const claudeAgent = known(claudeAgentKeys);
const skill = known(skillKeys);
const claudeRule = known(claudeRuleKeys);
const cursorRule = known(cursorRuleKeys);
