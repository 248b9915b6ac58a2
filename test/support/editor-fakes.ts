import type * as vscode from 'vscode';
import { URL, fileURLToPath } from 'node:url';

/** What of an editor's document Hone reads besides its text; change it as a user would. */
export interface OpenDocument {
  readonly document: vscode.TextDocument;
  /** Types: the buffer differs from the file until it is saved. */
  type(text: string): void;
  save(): void;
}

export function openDocument(path: string, text: string): OpenDocument {
  const address = new URL(path, 'file:///');
  const uri = { fsPath: fileURLToPath(address), toString: () => address.href };
  const state = { uri, version: 1, isDirty: false, getText: () => text };
  return {
    document: state as unknown as vscode.TextDocument,
    type(next) {
      text = next;
      state.version++;
      state.isDirty = true;
    },
    save: () => (state.isDirty = false),
  };
}

/** What the editor keeps for a workspace, as plain data. */
export interface FakeMemento {
  readonly get: (key: string) => unknown;
  readonly update: (key: string, value: unknown) => Promise<void>;
  readonly kept: () => unknown;
}

export function memento(): FakeMemento {
  const kept = new Map<string, string>();
  return {
    get: (key) => (kept.has(key) ? (JSON.parse(kept.get(key) ?? '') as unknown) : undefined),
    async update(key, value) {
      if (value === undefined) kept.delete(key);
      else kept.set(key, JSON.stringify(value));
      return Promise.resolve();
    },
    kept: () => Object.fromEntries(kept),
  };
}
