import * as vscode from 'vscode';
import { hashText } from '../../engine/text/hash.js';
import { watchFile } from '../preview/watch-file.js';
import { changedFiles } from './changed-files.js';
import type { KeptRun, KeptRuns } from './kept-runs.js';

/** A prompt's last run, held against what the prompt, its files and the default model are now. */
export interface LastRun {
  readonly kept: KeptRun;
  /** What changed since; nothing when the score is that of the prompt as it stands. */
  readonly changed: readonly string[];
}

export interface LastRuns {
  of(document: vscode.TextDocument): LastRun | undefined;
  readonly set: (prompt: vscode.Uri, run: KeptRun) => void;
  readonly onChanged: vscode.Event<void>;
  dispose(): void;
}

interface Watched {
  readonly run: string;
  changed: readonly string[];
  readonly stop: () => void;
}

/** @param defaultModel what a prompt without a model is asked of now */
export function createLastRuns(kept: KeptRuns, defaultModel: (prompt: vscode.Uri) => string): LastRuns {
  const onChanged = new vscode.EventEmitter<void>();
  const watched = new Map<string, Watched>();
  const hashOf = createTextHashes();
  const forget = (key: string): void => {
    watched.get(key)?.stop();
    watched.delete(key);
  };
  const filesChanged = (uri: vscode.Uri, run: KeptRun): readonly string[] => {
    const key = uri.toString();
    const known = watched.get(key);
    if (known?.run === run.run) return known.changed;
    forget(key);
    watched.set(
      key,
      watchRun(run, () => onChanged.fire()),
    );
    return [];
  };
  const closed = vscode.workspace.onDidCloseTextDocument(({ uri }) => forget(uri.toString()));
  const configured = vscode.workspace.onDidChangeConfiguration((event) => {
    if (event.affectsConfiguration('hone.model')) onChanged.fire();
  });

  return {
    onChanged: onChanged.event,
    of(document) {
      const run = kept.of(document.uri);
      if (run === undefined) return undefined;
      const changed = [...filesChanged(document.uri, run)];
      if (run.model !== null && run.model !== defaultModel(document.uri)) changed.unshift(vscode.l10n.t('the model'));
      if (run.promptHash !== hashOf(document)) changed.unshift(vscode.l10n.t('the prompt'));
      return { kept: run, changed };
    },
    set(prompt, run) {
      kept.set(prompt, run);
      forget(prompt.toString());
      onChanged.fire();
    },
    dispose() {
      [...watched.keys()].forEach(forget);
      vscode.Disposable.from(onChanged, closed, configured).dispose();
    },
  };
}

/** The hash of a buffer, once for each of its versions. */
function createTextHashes(): (document: vscode.TextDocument) => string {
  const hashes = new WeakMap<vscode.TextDocument, { readonly version: number; readonly hash: string }>();
  return (document) => {
    const known = hashes.get(document);
    if (known?.version === document.version) return known.hash;
    const hash = hashText(document.getText());
    hashes.set(document, { version: document.version, hash });
    return hash;
  };
}

/** Looks at the files of a run now and whenever one changes. */
function watchRun({ run, files }: KeptRun, tell: () => void): Watched {
  let isOver = false;
  const look = async (): Promise<void> => {
    const changed = await changedFiles(files);
    if (isOver || changed.join() === state.changed.join()) return;
    state.changed = changed;
    tell();
  };
  const stops = files.map(({ path }) => watchFile(vscode.Uri.file(path), () => void look()));
  const stop = (): void => {
    isOver = true;
    stops.forEach((end) => end());
  };
  const state: Watched = { run, changed: [], stop };
  void look();
  return state;
}
