import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { lintPrompt } from '../../src/engine/lint/lint-prompt.js';
import { schemaFaults } from '../../src/engine/lint/schema-faults.js';
import { parsePrompt } from '../../src/engine/prompt/parse-prompt.js';
import { type BenchRow, printRows } from '../support/bench.js';
import { workspaceOf } from '../support/check-rule.js';

/** How long linting takes: 500 files one after another in a fresh process, and one edit of a long prompt. `npm run bench -- lint` */
const corpus = fileURLToPath(new URL('../../../shared/corpus/prompts', import.meta.url));
const workspace = workspaceOf();
const files = 500;
const edits = 200;
const editedSize = 17_000;

const head =
  '---\ninput: { schema: { question: string } }\noutput: { labels: [yes, no] }\n---\nsystem:\nAnswer {{ question }}.\n';
const texts = prompts();
printRows([lintFiles(), lintEdits()]);

function prompts(): string[] {
  if (!existsSync(corpus)) return [paragraphs(4300)];
  return readdirSync(corpus, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => readFileSync(join(entry.parentPath, entry.name), 'utf8'));
}

function paragraphs(size: number): string {
  const text = 'Read {{ question }} twice, then answer. {% if question %}Be brief.{% endif %}\nLabel: yes\n\n';
  return head + text.repeat(Math.ceil(size / text.length));
}

function lint(text: string): number {
  return lintPrompt(parsePrompt(text, 'main.prompt'), { workspace, checkSchema: schemaFaults }).length;
}

function lintFiles(): BenchRow {
  const bytes = Array.from({ length: files }, (_, i) => texts[i % texts.length] ?? '');
  const start = performance.now();
  let findings = 0;
  for (const text of bytes) findings += lint(text);
  const taken = performance.now() - start;
  const size = bytes.reduce((sum, text) => sum + text.length, 0);
  const seconds = taken / 1000;
  const note = `${(size / 1e6).toFixed(1)} MB, cold, ${findings} findings`;
  return { name: `lint of ${files} prompts`, value: seconds, unit: 's', goal: '≤ 3 s', met: seconds <= 3, note };
}

/** Each edit types one character in the middle of a prompt and parses and lints the whole of it again. */
function lintEdits(): BenchRow {
  const text = paragraphs(editedSize);
  const middle = text.indexOf('twice', text.length / 2);
  const times = Array.from({ length: edits }, (_, i) => {
    const edited = `${text.slice(0, middle)}${'x'.repeat(i % 7)}${text.slice(middle)}`;
    const start = performance.now();
    lint(edited);
    return performance.now() - start;
  }).sort((a, b) => a - b);
  const at = (share: number): number => times[Math.floor(times.length * share)] ?? NaN;
  const p95 = at(0.95);
  const note = `p95 of ${edits} edits, parsed and linted whole; median ${at(0.5).toFixed(1)} ms`;
  return {
    name: `one edit in a ${Math.round(text.length / 1000)} KB prompt`,
    value: p95,
    unit: 'ms',
    goal: '≤ 20',
    met: p95 <= 20,
    note,
  };
}
