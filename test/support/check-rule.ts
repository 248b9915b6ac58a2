import assert from 'node:assert/strict';
import { posix } from 'node:path';
import { fixPrompt } from '../../src/engine/lint/fix-prompt.js';
import { lintPrompt, type LintOptions } from '../../src/engine/lint/lint-prompt.js';
import type { Finding, LintWorkspace, Rule } from '../../src/engine/lint/rule.js';
import { schemaFaults } from '../../src/engine/lint/schema-faults.js';
import { parsePrompt } from '../../src/engine/prompt/parse-prompt.js';
import { applyEdits } from '../../src/engine/text/edit.js';

/** What lies beside the prompt: partials by name, the columns of data files by path, and the paths of files. */
export interface Surroundings {
  readonly partials?: Readonly<Record<string, string>>;
  readonly data?: Readonly<Record<string, readonly string[]>>;
  /** The rows of data files by path: values, or what is wrong with the line. The first stands in line 2, below a header. */
  readonly rows?: Readonly<Record<string, readonly (Readonly<Record<string, unknown>> | string)[]>>;
  /** Every file, readable or not; without them nobody can tell whether a data file is missing. */
  readonly files?: readonly string[];
  /** What other prompts of the folder are called, by the names of their files. */
  readonly names?: Readonly<Record<string, string>>;
  /** Files of the folders above, such as `package.json`, by name. */
  readonly above?: Readonly<Record<string, string>>;
  /** The prompt's own path; `main.prompt` when not given. */
  readonly path?: string;
  /** The day it is linted on. */
  readonly today?: string;
  /** What the configuration sets for the rule. */
  readonly options?: Readonly<Record<string, unknown>>;
}

export function workspaceOf({
  partials = {},
  data = {},
  rows = {},
  files,
  names = {},
  above = {},
}: Surroundings = {}): LintWorkspace {
  return {
    readPartial: (path) => partials[path],
    listPartials: () => Object.keys(partials),
    dataFacts: (path) => (data[path] === undefined ? undefined : { columns: data[path] }),
    dataRows: (path) =>
      rows[path] && {
        isWhole: true,
        items: rows[path].map((values, i) =>
          typeof values === 'string'
            ? { type: 'problem', problem: { line: i + 2, message: values } }
            : { type: 'row', row: { id: `${i + 2}-0`, line: i + 2, values } },
        ),
      },
    lacksData: (path) => files !== undefined && !files.some((file) => file === path || file.startsWith(`${path}/`)),
    listData: (path) =>
      (files ?? []).filter((file) => posix.dirname(file) === posix.dirname(path)).map((file) => posix.basename(file)),
    textAbove: (name) => above[name],
    namesakes: (name) => Object.keys(names).filter((file) => names[file] === name),
  };
}

const expectation = /^ *\^+ .*[.?]$/;
const severity = { error: '', warning: 'warning: ', info: 'info: ', hint: 'hint: ' } as const;

/**
 * Lints a prompt with one rule and compares exactly: under a line with a finding stands `^^^ message`, the carets under
 * its characters. Severities other than error are written before the message. A missing or an extra finding fails.
 */
export function checkRule(rule: Rule, marked: string, around: Surroundings = {}): readonly Finding[] {
  const text = withoutExpectations(marked);
  const findings = lint(rule, text, around);
  assert.equal(withExpectations(text, findings), marked);
  return findings;
}

function withoutExpectations(marked: string): string {
  return marked
    .split('\n')
    .filter((line) => !expectation.test(line))
    .join('\n');
}

export function lint(rule: Rule, text: string, around: Surroundings = {}): readonly Finding[] {
  return lintPrompt(parsePrompt(text, around.path ?? 'main.prompt'), optionsFor(rule, around));
}

function optionsFor(rule: Rule, around: Surroundings): LintOptions {
  const { today, options } = around;
  return {
    rules: [rule],
    workspace: workspaceOf(around),
    checkSchema: schemaFaults,
    // What is off by default is on here: it is the rule that is tested.
    ...(rule.meta.severity === 'off' ? { severities: { [rule.meta.id]: 'warning' } } : {}),
    ...(today === undefined ? {} : { today }),
    ...(options === undefined ? {} : { ruleOptions: { [rule.meta.id]: options } }),
  };
}

/** What each finding is about and says, for rules whose findings are read more easily in a table. */
export function saidOf(rule: Rule, text: string, around: Surroundings = {}): [about: string, message: string][] {
  return lint(rule, text, around).map(({ span, message }) => [text.slice(span.start, span.end), message]);
}

/** Compares with the text after every safe fix of the rule. */
export function fixedBy(rule: Rule, text: string, expected: string, around: Surroundings = {}): void {
  const { text: fixed } = fixPrompt(text, around.path ?? 'main.prompt', optionsFor(rule, around));
  assert.equal(fixed, expected);
}

/** The text after each suggestion of the only finding, by title. */
export function suggestionsOf(rule: Rule, text: string, around: Surroundings = {}): Record<string, string> {
  const [finding, ...others] = lint(rule, text, around);
  assert.ok(finding !== undefined && others.length === 0, 'exactly one finding');
  return Object.fromEntries(finding.suggestions.map(({ title, edits }) => [title, applyEdits(text, edits)]));
}

function withExpectations(text: string, findings: readonly Finding[]): string {
  return text
    .split('\n')
    .flatMap((line, index) => [
      line,
      ...findings.filter((finding) => finding.line === index + 1).map((finding) => expectationOf(finding, line)),
    ])
    .join('\n');
}

function expectationOf(finding: Finding, line: string): string {
  const end = finding.endLine === finding.line ? finding.endColumn : line.length + 1;
  const carets = '^'.repeat(Math.max(1, end - finding.column));
  return `${' '.repeat(finding.column - 1)}${carets} ${severity[finding.severity]}${finding.message}`;
}
