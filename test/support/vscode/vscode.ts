// What stands in for the editor where tests read its extension's code: its words and numbers, in English. All else of the editor is a
// parameter, or tested in a real VS Code.
import { t } from '@vscode/l10n';
import type * as vscode from 'vscode';

export const l10n: Pick<typeof vscode.l10n, 't' | 'bundle'> = { t, bundle: undefined };

export const env: { language: string } = { language: 'en' };
