import * as vscode from 'vscode';
import { promptGlob } from '../commands/chosen-prompts.js';
import { createDataWatch } from './data-watch.js';
import type { Explorer, TestPorts } from './explorer.js';
import { findSuites, isSuite } from './find-suites.js';
import { readRows } from './read-rows.js';
import { runTests } from './run-tests.js';
import { createTestItems } from './test-items.js';

/** The prompts of the workspace as suites, their rows as tests. Nothing is read before the view asks for it. */
export interface PromptTests {
  /** Finds the prompts, or reads the rows of one. */
  resolve(item: vscode.TestItem | undefined): Promise<void>;
  refresh(): Promise<void>;
  run(request: vscode.TestRunRequest, token: vscode.CancellationToken, cache: boolean): Promise<void>;
  dispose(): void;
}

export function createPromptTests(controller: vscode.TestController, ports: TestPorts): PromptTests {
  let watching: vscode.Disposable | undefined;
  const data = createDataWatch((item) => {
    controller.invalidateTestResults(item);
    void readRows(item, explorer);
  });
  const explorer: Explorer = { controller, items: createTestItems(controller), watchData: data.watch, ...ports };
  const refresh = async (): Promise<void> => {
    watching ??= watchPrompts(explorer, refresh);
    await findPrompts(explorer);
  };
  const resolve = async (item: vscode.TestItem | undefined): Promise<void> => {
    if (item === undefined) await refresh();
    else await readRows(item, explorer);
  };
  return {
    resolve,
    refresh,
    run: (request, token, cache) => runTests(request, { ...explorer, token, cache }),
    dispose() {
      watching?.dispose();
      data.dispose();
    },
  };
}

async function findPrompts({ controller, items }: Explorer): Promise<void> {
  const { prompts, isCut } = await findSuites();
  controller.items.replace(prompts.map((uri) => promptItem(items, uri)));
  if (!isCut) return;
  const more = controller.createTestItem('more', vscode.l10n.t('There are more prompt files than are looked at'));
  more.error = vscode.l10n.t('Open a folder with fewer prompt files, or evaluate the others from the file explorer.');
  controller.items.add(more);
}

/** It says why it cannot be run where that is so. */
function promptItem(items: Explorer['items'], uri: vscode.Uri): vscode.TestItem {
  const item = items.prompt(uri);
  if (!vscode.workspace.isTrusted) {
    item.error = vscode.l10n.t(
      'Running a prompt sends it and its data to a model, so it is off in restricted mode. Trust the folder to allow it.',
    );
  }
  return item;
}

/** Results of a prompt that has changed are shown as outdated; prompts that come and go are found. */
function watchPrompts({ controller, items }: Explorer, refresh: () => Promise<void>): vscode.Disposable {
  const watcher = vscode.workspace.createFileSystemWatcher(promptGlob);
  const changed = async (uri: vscode.Uri): Promise<void> => {
    const item = controller.items.get(uri.toString());
    if (item) controller.invalidateTestResults(item);
    const has = await isSuite(uri);
    if (has && !item) controller.items.add(promptItem(items, uri));
    if (!has && item) controller.items.delete(item.id);
  };
  return vscode.Disposable.from(
    watcher,
    watcher.onDidChange(changed),
    watcher.onDidCreate(changed),
    watcher.onDidDelete((uri) => controller.items.delete(uri.toString())),
    vscode.workspace.onDidGrantWorkspaceTrust(() => void refresh()),
  );
}
