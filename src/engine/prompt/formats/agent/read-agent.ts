import type { PromptDoc } from '../../prompt-doc.js';
import { nameBeforeDot } from '../markdown/file-name.js';
import { type MarkdownFormat, readMarkdown } from '../markdown/read-markdown.js';
import { agentKeys, claudeAgentKeys } from './keys.js';

const format: MarkdownFormat = {
  format: 'agent',
  role: 'system',
  engine: 'placeholders',
  keys: agentKeys,
  nameFromPath: nameBeforeDot,
};

const claudeFormat: MarkdownFormat = { ...format, engine: 'text', keys: claudeAgentKeys };

export function isAgent(path: string): boolean {
  return path.endsWith('.agent.md') || path.endsWith('.chatmode.md') || isClaudeAgent(path);
}

export function readAgent(text: string, path: string): PromptDoc {
  return readMarkdown(text, path, isClaudeAgent(path) ? claudeFormat : format);
}

export function isClaudeAgent(path: string): boolean {
  return /(?:^|\/)\.claude\/agents\/(?:.+\/)?[^/]+\.md$/.test(path);
}
