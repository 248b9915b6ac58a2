import type { PromptDoc, PromptFormat } from '../prompt-doc.js';
import { readHone } from './hone/read-hone.js';

/** Reads the files of one format. */
export interface PromptReader {
  readonly format: PromptFormat;
  /** Whether a file is of this format, by its path (workspace-relative with `/`) and, where several share a name, by its text. */
  readonly claims: (path: string, text: string) => boolean;
  /** At least one prompt, however broken the file is. Never throws: what is wrong is in `problems`. */
  readonly read: (text: string, path: string) => readonly PromptDoc[];
}

/** Every format, the first that claims a file reads it. The last one reads whatever is left. */
export const readers: readonly PromptReader[] = [
  { format: 'hone', claims: () => true, read: (text, path) => [readHone(text, path)] },
];
