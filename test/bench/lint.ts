import { type BenchRow, printRows } from '../support/bench.js';
import { editTimes, quantile, secondsFor } from '../support/lint-speed.js';

/** How long linting takes: 500 files one after another in a fresh process, and one edit of a long prompt. */
const files = 500;
const edits = 200;
const editedSize = 17_000;

printRows([manyFiles(), oneEdit()]);

function manyFiles(): BenchRow {
  const { seconds, findings, size } = secondsFor(files);
  const note = `${(size / 1e6).toFixed(1)} MB, cold, ${findings} findings`;
  return { name: `lint of ${files} prompts`, value: seconds, unit: 's', goal: '≤ 3 s', met: seconds <= 3, note };
}

function oneEdit(): BenchRow {
  const times = editTimes(edits, editedSize);
  const p95 = quantile(times, 0.95);
  const note = `p95 of ${edits} edits, parsed and linted whole; median ${quantile(times, 0.5).toFixed(1)} ms`;
  const name = `one edit in a ${editedSize / 1000} KB prompt`;
  return { name, value: p95, unit: 'ms', goal: '≤ 20', met: p95 <= 20, note };
}
