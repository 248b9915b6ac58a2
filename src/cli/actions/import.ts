import { exitCodes, type ExitCode } from '../exit-codes.js';
import { findPromptFiles } from '../find-prompt-files.js';
import { importJson } from '../reporters/import-json.js';
import { importText } from '../reporters/import-text.js';
import type { Terminal } from '../terminal.js';
import { paletteFor } from '../palette.js';
import { openWorkspaces } from '../workspaces.js';
import { importFile, type ImportedFile } from './import-file.js';

export interface ImportArguments {
  readonly out?: string;
  readonly force?: true;
  readonly format: 'text' | 'json';
}

export async function importFiles(
  paths: readonly string[],
  { out, force, format }: ImportArguments,
  terminal: Terminal,
): Promise<ExitCode> {
  const workspaces = openWorkspaces(terminal);
  const files: ImportedFile[] = [];
  // One after the other: two files may want the same name.
  const taken = new Set<string>();
  for (const path of await findPromptFiles(paths, terminal.cwd)) {
    const host = await workspaces.of(path);
    files.push(await importFile(path, { host, cwd: terminal.cwd, out, force: force ?? false, taken }));
  }
  terminal.print(format === 'json' ? importJson(files) : importText(files, paletteFor(terminal.color)));
  const failed = files.some(({ prompts }) => prompts.some(({ written }) => written === undefined));
  return failed ? exitCodes.findings : exitCodes.fine;
}
