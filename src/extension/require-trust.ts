import * as vscode from 'vscode';

type Action = 'evaluating' | 'optimizing' | 'reviewing';

/** True in a trusted workspace; otherwise explains why a run is refused and offers to manage trust. */
export async function requireTrust(action: Action): Promise<boolean> {
  if (vscode.workspace.isTrusted) return true;
  const manage = vscode.l10n.t('Manage Trust');
  const chosen = await vscode.window.showWarningMessage(refusal(action), manage);
  if (chosen === manage) await manageTrust();
  return false;
}

export async function manageTrust(): Promise<void> {
  await vscode.commands.executeCommand('workbench.trust.manage');
}

function refusal(action: Action): string {
  switch (action) {
    case 'evaluating':
      return vscode.l10n.t(
        "Evaluating sends this folder's prompts and data to a model, so it is off in restricted mode. Trust the folder to allow it.",
      );
    case 'optimizing':
      return vscode.l10n.t(
        "Optimizing sends this folder's prompts and data to a model, so it is off in restricted mode. Trust the folder to allow it.",
      );
    case 'reviewing':
      return vscode.l10n.t(
        "Reviewing sends this folder's prompts and data to a model, so it is off in restricted mode. Trust the folder to allow it.",
      );
  }
}
