import type { PromptDoc } from '../../prompt-doc.js';
import { fileName, folderName } from '../markdown/file-name.js';
import { type MarkdownFormat, readMarkdown } from '../markdown/read-markdown.js';
import { skillKeys } from './keys.js';

const format: MarkdownFormat = {
  format: 'skill',
  role: 'system',
  engine: 'placeholders',
  keys: skillKeys,
  nameFromPath: folderName,
};

export function isSkill(path: string): boolean {
  return fileName(path).toLowerCase() === 'skill.md';
}

export function readSkill(text: string, path: string): PromptDoc {
  return readMarkdown(text, path, format);
}
