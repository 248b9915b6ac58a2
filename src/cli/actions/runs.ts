import { relative, resolve } from 'node:path';
import { estimateText } from '../../engine/eval/sentences.js';
import { addressOf } from '../../engine/prompt/prompt-address.js';
import { type HistoryEntry, promptHistory } from '../../host/jobs/runs/prompt-history.js';
import { reportRun } from '../../host/jobs/runs/report-run.js';
import { type ListedRun, runList } from '../../host/jobs/runs/run-list.js';
import { storedRun } from '../../host/jobs/runs/stored-run.js';
import type { OpenedHost } from '../../host/open-host.js';
import { findRun } from '../../host/runs/find-run.js';
import { printable } from '../code-frame.js';
import { exitCodes, type ExitCode } from '../exit-codes.js';
import { learnersOf } from '../../host/reports/learners.js';
import { openOutput } from '../output.js';
import { few, moment } from '../../host/reports/compare-words.js';
import { printRun } from '../reporters/print-run.js';
import { variantNames } from '../../host/reports/variant-names.js';
import type { RunFormat } from '../run-formats.js';
import { table } from '../table.js';
import type { Terminal } from '../terminal.js';
import { counted } from '../../host/reports/wording.js';
import { paletteFor } from '../palette.js';
import { openWorkspaces } from '../workspaces.js';

export interface ListArguments {
  readonly limit: number;
  readonly format: 'text' | 'json';
}

export interface ShowArguments {
  readonly format: RunFormat;
  readonly out?: string;
}

export async function listTheRuns({ limit, format }: ListArguments, terminal: Terminal): Promise<ExitCode> {
  return withHost(terminal.cwd, terminal, async (host) => {
    const runs = await runList(host, limit);
    terminal.print(format === 'json' ? json({ runs }) : listText(runs));
  });
}

export async function showRun(run: string, { format, out }: ShowArguments, terminal: Terminal): Promise<ExitCode> {
  return withHost(terminal.cwd, terminal, async (host) => {
    const stored = storedRun(findRun(run, { folder: host.runsFolder, cwd: terminal.cwd }));
    const report = await reportRun(stored);
    const learners = learnersOf(report);
    const place = { journal: relative(terminal.cwd, stored.path), learners };
    const color = paletteFor(terminal.color && out === undefined);
    const output = openOutput(out, terminal);
    await printRun(format, { report, stored, thresholds: [], place, color }, output);
    output.close();
  });
}

export async function showHistory(prompt: string, options: ListArguments, terminal: Terminal): Promise<ExitCode> {
  const path = resolve(terminal.cwd, prompt);
  return withHost(path, terminal, async (host) => {
    const address = addressOf(await host.readPrompt(path));
    const entries = await promptHistory(address, host, options.limit);
    terminal.print(options.format === 'json' ? json({ prompt: address, entries }) : historyText(address, entries));
  });
}

async function withHost(
  path: string,
  terminal: Terminal,
  work: (host: OpenedHost) => Promise<void>,
): Promise<ExitCode> {
  const host = await openWorkspaces(terminal).of(path);
  try {
    await work(host);
    return exitCodes.fine;
  } finally {
    host.close();
  }
}

function json(value: object): string {
  return `${JSON.stringify(value, undefined, 2)}\n`;
}

function listText(runs: readonly ListedRun[]): string {
  if (runs.length === 0) return 'No run yet: hone eval makes one.\n';
  const rows = runs.map(({ run, kind, started, prompts, models, changed }) => [
    run,
    moment(started),
    kind,
    ...[few(prompts), few(models), changed === null ? '' : staleText(changed)].map(printable),
  ]);
  return table([['run', 'started (UTC)', 'kind', 'prompts', 'models', ''], ...rows]);
}

function historyText(prompt: string, entries: readonly HistoryEntry[]): string {
  if (entries.length === 0) return `${printable(prompt)} was not evaluated yet: hone eval does it.\n`;
  const metrics = [...new Set(entries.flatMap(({ scores }) => Object.keys(scores)))];
  const names = variantNames([...new Set(entries.map(({ variant }) => variant))]);
  const rows = entries.map(({ started, variant, run, n, scores, changed, stop }) => [
    moment(started),
    printable(names.get(variant) ?? variant),
    ...metrics.map((metric) => (scores[metric] === undefined ? 'none' : estimateText(scores[metric]))),
    String(n),
    run,
    printable([...(stop === 'finished' ? [] : ['not complete']), staleText(changed)].filter(Boolean).join(', ')),
  ]);
  const numeric = new Set(metrics.map((_, i) => i + 2).concat(metrics.length + 2));
  const head = ['started (UTC)', 'variant', ...metrics, 'scored', 'run', ''];
  return `${printable(prompt)}, ${counted(entries.length, 'score')}\n\n${table([head, ...rows], numeric)}`;
}

/** A score is of today only while what it was measured with is. */
function staleText(changed: readonly string[]): string {
  return changed.length === 0 ? '' : `out of date: ${few(changed)} changed since`;
}
