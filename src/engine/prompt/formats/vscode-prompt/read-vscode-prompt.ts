import type { PromptDoc } from '../../prompt-doc.js';
import { nameBeforeDot } from '../markdown/file-name.js';
import { type MarkdownFormat, readMarkdown } from '../markdown/read-markdown.js';
import { vscodePromptKeys } from './keys.js';

const format: MarkdownFormat = {
  format: 'vscode-prompt',
  role: 'user',
  engine: 'placeholders',
  keys: vscodePromptKeys,
  nameFromPath: nameBeforeDot,
};

export function isVscodePrompt(path: string): boolean {
  return path.endsWith('.prompt.md');
}

export function readVscodePrompt(text: string, path: string): PromptDoc {
  return readMarkdown(text, path, format);
}
