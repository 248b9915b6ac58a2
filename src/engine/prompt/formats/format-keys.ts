import { agentKeys, claudeAgentKeys } from './agent/keys.js';
import { isClaudeAgent } from './agent/read-agent.js';
import { claudeRuleKeys, cursorRuleKeys } from './agents-md/keys.js';
import { dotpromptKeys } from './dotprompt/keys.js';
import { honeKeys } from './hone/keys.js';
import { instructionsKeys } from './instructions/keys.js';
import { promptfooKeys } from './promptfoo/keys.js';
import { promptsourceKeys } from './promptsource/keys.js';
import { promptyKeys } from './prompty/keys.js';
import { skillKeys } from './skill/keys.js';
import { vscodePromptKeys } from './vscode-prompt/keys.js';
import type { KnownKey } from '../known-key.js';
import type { PromptDoc, PromptFormat } from '../prompt-doc.js';

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
  code: [],
  text: [],
};

/** The keys a file can have, by its format and, where several share one, by its path. */
export function keysOf({ format, path }: PromptDoc): Keys {
  const keys = byFormat[format];
  return typeof keys === 'function' ? keys(path) : keys;
}
