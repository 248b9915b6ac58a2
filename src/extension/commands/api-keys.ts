import * as vscode from 'vscode';
import { providersOf } from '../../host/models/providers.js';
import type { ReadSecret } from '../../host/host.js';
import type { HoneConfig } from '../../host/config/hone-config.js';

/** Keys live in the editor's secret storage under the vendor's own variable name, never in a settings file. */
const slot = (variable: string): string => `hone.key.${variable}`;

/** Asks for a provider and its key and stores it. The key is never shown again. */
export async function setApiKey(secrets: vscode.SecretStorage, config: HoneConfig): Promise<void> {
  const variable = await pickVariable(secrets, config, vscode.l10n.t('Whose key do you want to set?'));
  if (variable === undefined) return;
  const key = await vscode.window.showInputBox({
    title: vscode.l10n.t('Set API Key: {0}', variable),
    prompt: vscode.l10n.t('Kept in the secret storage of VS Code on this machine, never in a file of the workspace.'),
    password: true,
    ignoreFocusOut: true,
    validateInput: (text) =>
      /\s/.test(text.trim()) ? vscode.l10n.t('A key has no spaces in it: paste the key alone.') : undefined,
  });
  const trimmed = key?.trim();
  if (!trimmed) return;
  await secrets.store(slot(variable), trimmed);
  vscode.window.setStatusBarMessage(vscode.l10n.t('Hone: stored {0}', variable), 5000);
}

export async function removeApiKey(secrets: vscode.SecretStorage, config: HoneConfig): Promise<void> {
  const variable = await pickVariable(secrets, config, vscode.l10n.t('Whose key do you want to remove?'), true);
  if (variable === undefined) return;
  await secrets.delete(slot(variable));
  vscode.window.setStatusBarMessage(vscode.l10n.t('Hone: removed {0}', variable), 5000);
}

/** A stored key wins over one of the environment: it was entered here, on purpose. */
export async function readKeys(secrets: vscode.SecretStorage, config: HoneConfig): Promise<ReadSecret> {
  const stored = await storedKeys(secrets, config);
  return (variable) => stored.get(variable) ?? process.env[variable];
}

async function storedKeys(secrets: vscode.SecretStorage, config: HoneConfig): Promise<ReadonlyMap<string, string>> {
  const variables = [...providersOf(config).values()].flatMap(({ keyVariables }) => keyVariables);
  const found = await Promise.all(
    variables.map(async (variable) => [variable, await secrets.get(slot(variable))] as const),
  );
  return new Map(found.flatMap(([variable, key]) => (key === undefined ? [] : [[variable, key]])));
}

async function pickVariable(
  secrets: vscode.SecretStorage,
  config: HoneConfig,
  placeHolder: string,
  storedOnly = false,
): Promise<string | undefined> {
  const stored = await storedKeys(secrets, config);
  const choices = [...providersOf(config).values()].flatMap(({ name, keyVariables: [variable] }) =>
    variable === undefined || (storedOnly && !stored.has(variable))
      ? []
      : [{ label: name, description: variable, detail: stored.has(variable) ? vscode.l10n.t('A key is stored.') : '' }],
  );
  if (choices.length === 0) {
    vscode.window.setStatusBarMessage(vscode.l10n.t('Hone: no key is stored'), 5000);
    return undefined;
  }
  return (await vscode.window.showQuickPick(choices, { placeHolder }))?.description;
}
