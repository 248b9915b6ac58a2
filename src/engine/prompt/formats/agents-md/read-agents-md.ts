import type { PromptDoc } from '../../prompt-doc.js';
import { fileName, nameBeforeDot } from '../markdown/file-name.js';
import { type MarkdownFormat, readMarkdown } from '../markdown/read-markdown.js';
import { claudeRuleKeys, cursorRuleKeys } from './keys.js';

const format: MarkdownFormat = {
  format: 'agents-md',
  role: 'system',
  engine: 'text',
  keys: undefined,
  nameFromPath: nameBeforeDot,
};

const claudeRule: MarkdownFormat = { ...format, keys: claudeRuleKeys };
const cursorRule: MarkdownFormat = { ...format, keys: cursorRuleKeys };

/** Files an agent reads as they are. */
const freeText: ReadonlySet<string> = new Set([
  'AGENTS.md',
  'CLAUDE.md',
  'CLAUDE.local.md',
  'GEMINI.md',
  '.cursorrules',
]);

export function isAgentsMd(path: string): boolean {
  return freeText.has(fileName(path)) || isCursorRule(path) || isClaudeRule(path);
}

/** Reads what agents are told of a project: `AGENTS.md` and its kin, and the rules of Claude Code and Cursor. */
export function readAgentsMd(text: string, path: string): PromptDoc {
  return readMarkdown(text, path, isCursorRule(path) ? cursorRule : isClaudeRule(path) ? claudeRule : format);
}

function isCursorRule(path: string): boolean {
  return path.endsWith('.mdc');
}

function isClaudeRule(path: string): boolean {
  return /(?:^|\/)\.claude\/rules\/(?:.+\/)?[^/]+\.md$/.test(path);
}
