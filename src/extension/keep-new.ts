import type * as vscode from 'vscode';

/** Keeps a plain value in the editor's memory; written only where it is another than the one that is there. */
export function keepNew(memory: vscode.Memento, key: string, value: object): void {
  if (JSON.stringify(memory.get(key)) !== JSON.stringify(value)) void memory.update(key, value);
}
