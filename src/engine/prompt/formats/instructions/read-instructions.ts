import type { PromptDoc } from '../../prompt-doc.js';
import { fileName, nameBeforeDot } from '../markdown/file-name.js';
import { type MarkdownFormat, readMarkdown } from '../markdown/read-markdown.js';
import { instructionsKeys } from './keys.js';

const format: MarkdownFormat = {
  format: 'instructions',
  role: 'system',
  engine: 'text',
  keys: instructionsKeys,
  nameFromPath: nameBeforeDot,
};

/** For the whole repository: all of it is text. */
const wholeRepository: MarkdownFormat = { ...format, keys: undefined };

export function isInstructions(path: string): boolean {
  return path.endsWith('.instructions.md') || isForWholeRepository(path);
}

export function readInstructions(text: string, path: string): PromptDoc {
  return readMarkdown(text, path, isForWholeRepository(path) ? wholeRepository : format);
}

function isForWholeRepository(path: string): boolean {
  return fileName(path) === 'copilot-instructions.md';
}
