import * as vscode from 'vscode';
import { whole } from '../numbers.js';
import { findSuites } from '../testing/find-suites.js';
import { chosenPrompts, mostPrompts } from './chosen-prompts.js';
import type { Evaluation } from './evaluate-ports.js';

export interface EvaluateCommands {
  /** What a lens or the palette is about, or all files selected in the explorer. */
  readonly evaluate: (uri?: vscode.Uri, selected?: readonly vscode.Uri[]) => Promise<void>;
  /** A prompt beside texts that say the same in other forms. */
  readonly vary: (uri?: vscode.Uri) => Promise<void>;
  /** All prompts of a folder that name data; without a folder, of the workspace. */
  readonly evaluateFolder: (folder?: vscode.Uri) => Promise<void>;
}

export function evaluateCommands(evaluate: (asked: Evaluation) => Promise<void>): EvaluateCommands {
  return {
    async evaluate(uri, selected) {
      const prompts = await chosenPrompts(uri, selected);
      if (prompts.length > 0) await evaluate({ prompts });
    },
    async vary(uri) {
      const [prompt] = await chosenPrompts(uri);
      if (prompt) await evaluate({ prompts: [prompt], vary: true });
    },
    async evaluateFolder(folder) {
      const { prompts, isCut } = await findSuites(folder);
      if (prompts.length === 0) {
        void vscode.window.showInformationMessage(
          vscode.l10n.t('No prompt file in this folder names data to evaluate it on.'),
        );
        return;
      }
      if (isCut) {
        void vscode.window.showWarningMessage(
          vscode.l10n.t('Only the first {0} prompt files of the folder are looked at.', whole(mostPrompts)),
        );
      }
      await evaluate({ prompts });
    },
  };
}
