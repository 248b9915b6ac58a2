import * as vscode from 'vscode';
import type { TestPorts } from './explorer.js';
import { createPromptTests, type PromptTests } from './prompt-tests.js';

/** Puts the prompts into the Test Explorer. Until somebody opens it, that is a name and nothing else. */
export function createTestExplorer(ports: TestPorts): vscode.Disposable {
  const controller = vscode.tests.createTestController('hone', 'Hone');
  let tests: PromptTests | undefined;
  const opened = (): PromptTests => (tests ??= createPromptTests(controller, ports));
  controller.resolveHandler = (item) => opened().resolve(item);
  controller.refreshHandler = () => opened().refresh();
  const trusted = vscode.workspace.onDidGrantWorkspaceTrust(() => addProfiles(controller, opened));
  if (vscode.workspace.isTrusted) addProfiles(controller, opened);
  return vscode.Disposable.from(controller, trusted, { dispose: () => tests?.dispose() });
}

/** Without one nothing can be run. */
function addProfiles(controller: vscode.TestController, opened: () => PromptTests): void {
  const { Run } = vscode.TestRunProfileKind;
  controller.createRunProfile(
    vscode.l10n.t('Evaluate'),
    Run,
    (request, token) => opened().run(request, token, true),
    true,
  );
  const anew = vscode.l10n.t('Evaluate and ask again where the answer is known');
  controller.createRunProfile(anew, Run, (request, token) => opened().run(request, token, false));
}
