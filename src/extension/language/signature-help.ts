import * as vscode from 'vscode';
import { signatureAt } from '../../engine/language/signature-at.js';
import { type LanguageContext, requestAt } from './language-context.js';

/** What opens the arguments, and what separates and names them. */
export const signatureTriggers = ['(', ',', '=', ' ', '|'];

export function createSignatureHelp(context: LanguageContext): vscode.SignatureHelpProvider {
  return {
    provideSignatureHelp(document, position) {
      const request = requestAt(context, document, position);
      const found = request && signatureAt(request);
      if (found === undefined) return undefined;
      const help = new vscode.SignatureHelp();
      help.signatures = found.signatures.map(({ label, documentation, parameters }) => {
        const shown = new vscode.SignatureInformation(label, new vscode.MarkdownString(documentation));
        shown.parameters = parameters.map(({ start, end }) => new vscode.ParameterInformation([start, end]));
        return shown;
      });
      help.activeSignature = found.active;
      // One past the last parameter marks none of them.
      help.activeParameter = found.parameter ?? found.signatures[found.active]?.parameters.length ?? 0;
      return help;
    },
  };
}
