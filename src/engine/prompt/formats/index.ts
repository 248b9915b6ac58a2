import type { PromptDoc, PromptFormat } from '../prompt-doc.js';
import { isAgent, readAgent } from './agent/read-agent.js';
import { isAgentsMd, readAgentsMd } from './agents-md/read-agents-md.js';
import { isCode } from './code/code-names.js';
import { readCode } from './code/read-code.js';
import { claimsDotprompt } from './dotprompt/claims-dotprompt.js';
import { readDotprompt } from './dotprompt/read-dotprompt.js';
import { readHone } from './hone/read-hone.js';
import { isInstructions, readInstructions } from './instructions/read-instructions.js';
import { claimsPromptfoo } from './promptfoo/claims-promptfoo.js';
import type { ConfigurationFiles } from './promptfoo/configuration-files.js';
import { readPromptfoo } from './promptfoo/read-promptfoo.js';
import { claimsPromptsource } from './promptsource/claims-promptsource.js';
import { readPromptsource } from './promptsource/read-promptsource.js';
import { readPoml } from './poml/read-poml.js';
import { isSkill, readSkill } from './skill/read-skill.js';
import { isTextPrompt, readTextPrompt } from './text/read-text-prompt.js';
import { isVscodePrompt, readVscodePrompt } from './vscode-prompt/read-vscode-prompt.js';
import { readPrompty } from './prompty/read-prompty.js';

/** Reads the files of one format. */
export interface PromptReader {
  readonly format: PromptFormat;
  /** Whether a file is of this format, by its path (workspace-relative with `/`) and, where several share a name, by its text. */
  readonly claims: (path: string, text: string) => boolean;
  /**
   * At least one prompt, however broken the file is. Never throws: what is wrong is in `problems`.
   * `files` are those it names, where they can be read.
   */
  readonly read: (text: string, path: string, files?: ConfigurationFiles) => readonly PromptDoc[];
}

/** Every format, the first that claims a file reads it. The last one reads whatever is left. */
export const readers: readonly PromptReader[] = [
  { format: 'promptsource', claims: claimsPromptsource, read: readPromptsource },
  { format: 'promptfoo', claims: claimsPromptfoo, read: readPromptfoo },
  { format: 'vscode-prompt', claims: isVscodePrompt, read: (text, path) => [readVscodePrompt(text, path)] },
  { format: 'instructions', claims: isInstructions, read: (text, path) => [readInstructions(text, path)] },
  { format: 'agent', claims: isAgent, read: (text, path) => [readAgent(text, path)] },
  { format: 'skill', claims: isSkill, read: (text, path) => [readSkill(text, path)] },
  { format: 'agents-md', claims: isAgentsMd, read: (text, path) => [readAgentsMd(text, path)] },
  { format: 'code', claims: isCode, read: (text, path) => [readCode(text, path)] },
  { format: 'poml', claims: (path) => path.endsWith('.poml'), read: (text, path) => [readPoml(text, path)] },
  { format: 'text', claims: isTextPrompt, read: (text, path) => [readTextPrompt(text, path)] },
  { format: 'prompty', claims: (path) => /\.prompty$/i.test(path), read: (text, path) => [readPrompty(text, path)] },
  { format: 'dotprompt', claims: claimsDotprompt, read: (text, path) => [readDotprompt(text, path)] },
  { format: 'hone', claims: () => true, read: (text, path) => [readHone(text, path)] },
];
