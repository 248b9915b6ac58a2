import { existsSync } from 'node:fs';
import { lintPrompts } from '../../src/engine/lint/lint-prompt.js';
import type { Rule } from '../../src/engine/lint/rule.js';
import { schemaFaults } from '../../src/engine/lint/schema-faults.js';
import { parsePrompts } from '../../src/engine/prompt/parse-prompt.js';
import { workspaceOf } from './check-rule.js';
import { corpusFiles, corpusRoot } from './corpus.js';

/** A file to lint over and over. */
export interface TimedFile {
  readonly path: string;
  readonly text: string;
}

const workspace = workspaceOf();
const head =
  '---\ninput: { schema: { question: string } }\noutput: { labels: [yes, no] }\n---\nsystem:\nAnswer {{ question }}.\n';

/** The real prompts, or one made up where they are not there. */
export function filesToTime(): readonly TimedFile[] {
  if (!existsSync(corpusRoot)) return [{ path: 'main.prompt', text: paragraphs(4300) }];
  return corpusFiles().map(({ pathInRepository, text }) => ({ path: pathInRepository, text }));
}

function paragraphs(size: number): string {
  const text = 'Read {{ question }} twice, then answer. {% if question %}Be brief.{% endif %}\nLabel: yes\n\n';
  return head + text.repeat(Math.ceil(size / text.length));
}

/** Reads and lints a file whole, as the editor does after each edit. @returns how many findings there are */
export function lint({ path, text }: TimedFile): number {
  return lintPrompts(parsePrompts(text, path), { workspace, checkSchema: schemaFaults }).length;
}

/** Milliseconds that one rule alone takes for a file that was read already. */
export function timeOfRule(rule: Rule, { path, text }: TimedFile): number {
  const docs = parsePrompts(text, path);
  const severities = { [rule.meta.id]: 'hint' as const };
  const start = performance.now();
  lintPrompts(docs, { workspace, checkSchema: schemaFaults, rules: [rule], severities });
  return performance.now() - start;
}

/** Seconds for `count` files one after another. */
export function secondsFor(count: number): {
  readonly seconds: number;
  readonly findings: number;
  readonly size: number;
} {
  const files = filesToTime();
  const chosen = Array.from({ length: count }, (_, i) => files[i % files.length]).filter((file) => file !== undefined);
  const start = performance.now();
  const findings = chosen.reduce((sum, file) => sum + lint(file), 0);
  const size = chosen.reduce((sum, { text }) => sum + text.length, 0);
  return { seconds: (performance.now() - start) / 1000, findings, size };
}

/** Milliseconds of each of `count` edits, sorted: each types a letter in the middle of a prompt and lints the whole of it. */
export function editTimes(count: number, size: number): number[] {
  const text = paragraphs(size);
  const middle = text.indexOf('twice', text.length / 2);
  return Array.from({ length: count }, (_, i) => {
    const edited = `${text.slice(0, middle)}${'x'.repeat(i % 7)}${text.slice(middle)}`;
    const start = performance.now();
    lint({ path: 'main.prompt', text: edited });
    return performance.now() - start;
  }).sort((a, b) => a - b);
}

/** The value that a share of the sorted ones do not pass. */
export function quantile(sorted: readonly number[], share: number): number {
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? NaN;
}
