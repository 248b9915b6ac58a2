import { agentKeys, claudeAgentKeys } from '../prompt/formats/agent/keys.js';
import { isClaudeAgent } from '../prompt/formats/agent/read-agent.js';
import { claudeRuleKeys, cursorRuleKeys } from '../prompt/formats/agents-md/keys.js';
import { dotpromptKeys } from '../prompt/formats/dotprompt/keys.js';
import { honeKeys } from '../prompt/formats/hone/keys.js';
import { instructionsKeys } from '../prompt/formats/instructions/keys.js';
import { promptfooKeys } from '../prompt/formats/promptfoo/keys.js';
import { promptsourceKeys } from '../prompt/formats/promptsource/keys.js';
import { promptyKeys } from '../prompt/formats/prompty/keys.js';
import { skillKeys } from '../prompt/formats/skill/keys.js';
import { vscodePromptKeys } from '../prompt/formats/vscode-prompt/keys.js';
import type { KnownKey } from '../prompt/known-key.js';
import type { PromptDoc, PromptFormat } from '../prompt/prompt-doc.js';

type Keys = readonly KnownKey[];

const byFormat: Readonly<Record<PromptFormat, Keys | ((path: string) => Keys)>> = {
  hone: honeKeys,
  dotprompt: dotpromptKeys,
  prompty: promptyKeys,
  'vscode-prompt': vscodePromptKeys,
  instructions: instructionsKeys,
  agent: (path) => (isClaudeAgent(path) ? claudeAgentKeys : agentKeys),
  skill: skillKeys,
  'agents-md': (path) => (path.endsWith('.mdc') ? cursorRuleKeys : claudeRuleKeys),
  promptsource: promptsourceKeys,
  promptfoo: promptfooKeys,
  poml: [],
  text: [],
};

/** The keys a file can have, by its format and, where several share one, by its path. */
export function keysOf({ format, path }: PromptDoc): Keys {
  const keys = byFormat[format];
  return typeof keys === 'function' ? keys(path) : keys;
}
