import * as vscode from 'vscode';
import { findSecrets } from '../../engine/lint/secret-kinds.js';
import type { ReferenceSource, Withheld } from '../../engine/prompt/formats/prompty/resolve-references.js';

/**
 * What a panel may show of the values that a prompt refers to: none of the environment where the folder is not trusted, and
 * nothing that looks like a secret, whatever it is called.
 */
export function shownReferences(source: ReferenceSource, isTrusted: boolean): ReferenceSource {
  return {
    ...source,
    env(name) {
      if (!isTrusted)
        return {
          withheld: vscode.l10n.t(
            '`{0}` of the environment is not read in restricted mode: trust the folder to see it.',
            name,
          ),
        };
      const value = source.env(name);
      return typeof value === 'string'
        ? (secretIn(value, vscode.l10n.t('The environment variable `{0}`', name)) ?? value)
        : value;
    },
    readFile(path) {
      const found = source.readFile(path);
      return typeof found === 'object' && 'text' in found ? (secretIn(found.text, `\`${path}\``) ?? found) : found;
    },
  };
}

function secretIn(text: string, subject: string): Withheld | undefined {
  for (const { kind } of findSecrets(text))
    return {
      withheld: vscode.l10n.t(
        '{0} holds what looks like {1} and is not shown: keep it out of the prompt.',
        subject,
        kind.name,
      ),
    };
  return undefined;
}
