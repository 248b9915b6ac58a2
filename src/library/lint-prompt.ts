import { lintPrompt as lint } from '../engine/lint/lint-prompt.js';
import type { Finding, LintWorkspace, Severity } from '../engine/lint/rule.js';
import { schemaFaults } from '../engine/lint/schema-faults.js';
import { noFiles } from '../engine/lint/no-files.js';
import { readSource, type PromptSource } from './prompt-source.js';

export interface LintPromptOptions {
  /** What rules may ask about other files. Without it includes and data files are taken as they are and not checked. */
  readonly workspace?: LintWorkspace;
  /** By rule id: `off` silences a rule, any other severity turns it on. */
  readonly severities?: Readonly<Record<string, Severity | 'off'>>;
}

/** Rules about other files have nothing to say where there are none to look at. */
const fileRules: Readonly<Record<string, 'off'>> = {
  'template/unknown-include': 'off',
  'dataset/missing-column': 'off',
  'dataset/missing-file': 'off',
};

/** How a prompt is checked that stands alone. */
export const alone = { workspace: noFiles, severities: fileRules, checkSchema: schemaFaults } as const;

/** Checks a prompt. Places count from 1 and, in `span`, in UTF-16 units from 0. Never throws. */
export function lintPrompt(source: PromptSource, { workspace, severities }: LintPromptOptions = {}): Finding[] {
  const given = workspace === undefined ? alone : { ...alone, workspace, severities: {} };
  return lint(readSource(source), { ...given, severities: { ...given.severities, ...severities } });
}
