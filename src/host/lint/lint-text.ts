import { fixPrompt } from '../../engine/lint/fix-prompt.js';
import { type LintOptions, lintPrompts } from '../../engine/lint/lint-prompt.js';
import type { Finding } from '../../engine/lint/rule.js';
import { schemaFaults } from '../../engine/lint/schema-faults.js';
import { parsePrompts } from '../../engine/prompt/parse-prompt.js';
import { lintSettings } from '../config/lint-settings.js';
import type { Host } from '../host.js';
import { today } from '../today.js';
import { type LintWorld, type Question, recordQuestions } from './questions.js';

/** A file to check. */
export interface LintSource {
  /** Absolute. */
  readonly path: string;
  /** As it is shown, relative to where the user stands, with `/`. */
  readonly shownPath: string;
  readonly text: string;
}

export interface LintedText {
  /** As it was, or with the safe fixes in it. */
  readonly text: string;
  readonly findings: readonly Finding[];
  readonly questions: readonly Question[];
}

export function lintWorldOf(host: Host, path: string): LintWorld {
  return { ...host.lintWorkspaceOf(path), today };
}

/** Checks one file by the configuration of its workspace; with `fix`, the text is mended first. */
export function lintText(host: Host, { path, shownPath, text }: LintSource, fix = false): LintedText {
  const { world, questions } = recordQuestions(lintWorldOf(host, path));
  const settings = lintSettings(host.config, host.relativePath(path));
  const options: LintOptions = {
    workspace: world,
    checkSchema: schemaFaults,
    get today() {
      return world.today();
    },
    ...settings,
  };
  if (!fix) return { text, findings: lintPrompts(parsePrompts(text, shownPath), options), questions: questions() };
  const fixed = fixPrompt(text, shownPath, options);
  return { text: fixed.text, findings: fixed.findings, questions: questions() };
}
