import * as vscode from 'vscode';
import { watchFile } from '../preview/watch-file.js';

/** Watches the data file of each prompt whose rows are listed. */
export interface DataWatch {
  readonly watch: (prompt: vscode.TestItem, file: string) => void;
  dispose(): void;
}

export function createDataWatch(changed: (prompt: vscode.TestItem) => void): DataWatch {
  const watched = new Map<string, { readonly file: string; readonly stop: () => void }>();
  return {
    watch(prompt, file) {
      const known = watched.get(prompt.id);
      if (known?.file === file) return;
      known?.stop();
      watched.set(prompt.id, { file, stop: watchFile(vscode.Uri.file(file), () => changed(prompt)) });
    },
    dispose: () => watched.forEach(({ stop }) => stop()),
  };
}
