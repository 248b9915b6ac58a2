import * as vscode from 'vscode';

const folderName = 'hone-example';
/** Where the folder to welcome somebody in is remembered over the change of windows. */
const welcomeKey = 'hone.example';
const walkthrough = 'hone.hone#start';
const firstPrompt = ['prompts', 'needs-work.prompt'];

export interface ExamplePorts {
  readonly extensionUri: vscode.Uri;
  readonly globalState: vscode.Memento;
}

/** Copies the example workspace into a folder the user chooses, and opens it. One that is there is opened as it is. */
export async function openExample({ extensionUri, globalState }: ExamplePorts): Promise<void> {
  const [parent] =
    (await vscode.window.showOpenDialog({
      canSelectFiles: false,
      canSelectFolders: true,
      title: vscode.l10n.t('Choose where the folder {0} is made', folderName),
      openLabel: vscode.l10n.t('Make {0} Here', folderName),
    })) ?? [];
  if (parent === undefined) return;
  const folder = vscode.Uri.joinPath(parent, folderName);
  if (!(await exists(folder))) await vscode.workspace.fs.copy(vscode.Uri.joinPath(extensionUri, 'examples'), folder);
  await globalState.update(welcomeKey, folder.toString());
  const forceNewWindow = vscode.workspace.workspaceFolders !== undefined;
  await vscode.commands.executeCommand('vscode.openFolder', folder, { forceNewWindow });
}

/** In the window of the example just made: its first prompt, and what to do with it beside. */
export async function welcomeToExample(globalState: vscode.Memento): Promise<void> {
  const folder = globalState.get<string>(welcomeKey);
  const here = vscode.workspace.workspaceFolders?.find(({ uri }) => uri.toString() === folder);
  if (here === undefined) return;
  await globalState.update(welcomeKey, undefined);
  await vscode.window.showTextDocument(vscode.Uri.joinPath(here.uri, ...firstPrompt));
  await showWalkthrough('beside');
}

export async function getStarted(): Promise<void> {
  await showWalkthrough('here');
}

async function showWalkthrough(place: 'here' | 'beside'): Promise<void> {
  await vscode.commands.executeCommand('workbench.action.openWalkthrough', walkthrough, place === 'beside');
}

async function exists(uri: vscode.Uri): Promise<boolean> {
  return vscode.workspace.fs.stat(uri).then(
    () => true,
    () => false,
  );
}
