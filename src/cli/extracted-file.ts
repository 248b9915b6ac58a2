import type { ImportNote } from './actions/import-file.js';

/** A prompt of a file of program code. Lines and columns count from 1. */
export interface ExtractedPromptFile {
  readonly name: string;
  readonly caller: string;
  readonly line: number;
  readonly column: number;
  /** The new file; undefined where none was written. */
  readonly written: string | undefined;
  readonly refused: readonly ImportNote[];
  readonly lost: readonly ImportNote[];
}

export interface ExtractedFile {
  readonly path: string;
  readonly prompts: readonly ExtractedPromptFile[];
  /** Why nothing in the file is certain. */
  readonly fault: ImportNote | undefined;
}
