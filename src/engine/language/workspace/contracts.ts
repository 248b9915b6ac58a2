import type { Span } from '../../text/span.js';

/** A text of the workspace: of a file larger than asked for, only a first part. */
export interface TextReading {
  readonly text: string;
  readonly whole: boolean;
}

/** What the index may ask about the files of a workspace. Paths are relative to it, with `/`. */
export interface WorkspaceFiles {
  /** Every file that Hone reads as prompts; `complete` is false where there are more than can be looked at. */
  listPrompts(): Promise<{ readonly paths: readonly string[]; readonly complete: boolean }>;
  /**
   * The text as the user sees it: of an unsaved buffer before that of the file. Undefined where there is no file inside
   * the workspace; `unreadable` where there is one and it is no text, or far too large.
   */
  read(path: string, mostBytes: number): Promise<TextReading | 'unreadable' | undefined>;
}

/** A place in a file of the workspace. */
export interface Place {
  readonly path: string;
  readonly span: Span;
}

/** What a name does where it stands. */
export type Role =
  /** A prompt says that it has this variable: `input`, `matrix`, `data.columns`. */
  | 'declaration'
  /** The template itself defines it. */
  | 'definition'
  | 'use'
  /** A column of a data file, where the file names it. */
  | 'column'
  /** A prompt names a column of its data. */
  | 'column-use'
  /** A key of a demonstration or of a sample row. */
  | 'row-key';

export interface Occurrence extends Place {
  readonly name: string;
  readonly role: Role;
}

/** Files larger than this are not read for what they say about names. */
export const mostTextBytes = 1_000_000;
/** How much of a data file is looked at for its columns, and how much when a column is renamed. */
export const dataHeadBytes = 256 * 1024;
export const mostDataBytes = 4_000_000;
