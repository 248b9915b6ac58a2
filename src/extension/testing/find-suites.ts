import * as vscode from 'vscode';
import { parsePrompts } from '../../engine/prompt/parse-prompt.js';
import { mostPrompts, promptGlob } from '../commands/chosen-prompts.js';
import { openDocumentAt } from '../open-documents.js';

export interface FoundSuites {
  /** Prompt files that name rows to be held against. */
  readonly prompts: readonly vscode.Uri[];
  /** True where the folder holds more prompt files than were looked at. */
  readonly isCut: boolean;
}

/** Looks through the prompt files of a folder, or of the workspace, for those that name data; reads no data. */
export async function findSuites(folder?: vscode.Uri): Promise<FoundSuites> {
  const pattern = folder ? new vscode.RelativePattern(folder, promptGlob) : promptGlob;
  const found = await vscode.workspace.findFiles(pattern, '**/{node_modules,.hone,.git}/**', mostPrompts);
  const prompts: vscode.Uri[] = [];
  for (const uri of found) if (await isSuite(uri)) prompts.push(uri);
  prompts.sort((a, b) => (a.path < b.path ? -1 : 1));
  return { prompts, isCut: found.length === mostPrompts };
}

/** Whether the prompt names data, in the buffer where it is open. */
export async function isSuite(uri: vscode.Uri): Promise<boolean> {
  const text = openDocumentAt(uri)?.getText() ?? (await textOf(uri));
  if (text === undefined || !text.includes('data')) return false;
  return parsePrompts(text, uri.path).some(({ config }) => config.data !== undefined);
}

/** Undefined for a file that has gone since it was found. */
async function textOf(uri: vscode.Uri): Promise<string | undefined> {
  try {
    return new TextDecoder().decode(await vscode.workspace.fs.readFile(uri));
  } catch {
    return undefined;
  }
}
