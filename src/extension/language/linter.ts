import type * as vscode from 'vscode';
import { fixPrompt } from '../../engine/lint/fix-prompt.js';
import { lintPrompts, type LintOptions } from '../../engine/lint/lint-prompt.js';
import type { Finding } from '../../engine/lint/rule.js';
import type { PromptDocuments } from '../prompt-documents.js';
import { holdsPrompts } from './prompt-files.js';

/** The rules over editor buffers, each version of a buffer checked once. */
export interface Linter {
  findings(document: vscode.TextDocument): readonly Finding[];
  /** The buffer with every safe fix applied. */
  fixed(document: vscode.TextDocument): string;
  /** Something outside the buffers changed, such as the configuration or a partial. */
  forget(): void;
}

export interface LintSettings {
  /** Undefined where the configuration says that a document is not linted. */
  readonly lintOptions: (document: vscode.TextDocument) => LintOptions | undefined;
  readonly forget: () => void;
}

export function createLinter(prompts: PromptDocuments, { lintOptions, forget }: LintSettings): Linter {
  let known = new WeakMap<vscode.TextDocument, { version: number; findings: readonly Finding[] }>();
  return {
    findings(document) {
      const last = known.get(document);
      if (last?.version === document.version) return last.findings;
      const options = holdsPrompts(document, prompts.first(document)) ? lintOptions(document) : undefined;
      const findings = options ? lintPrompts(prompts.all(document), options) : [];
      known.set(document, { version: document.version, findings });
      return findings;
    },
    fixed(document) {
      const options = lintOptions(document);
      return options ? fixPrompt(document.getText(), prompts.first(document).path, options).text : document.getText();
    },
    forget() {
      known = new WeakMap();
      forget();
    },
  };
}
