import type { Estimate } from '../../../engine/eval/contracts/estimate.js';
import type { EvaluationReport } from '../../../engine/eval/contracts/report.js';
import type { Host } from '../../host.js';
import { listRuns } from '../../runs/list-runs.js';
import { runPath } from '../../runs/run-path.js';
import { isEvaluation } from '../evaluate/resume-run.js';
import { changedInputs } from './changed-inputs.js';
import { reportRun } from './report-run.js';

/** One variant of a prompt in one run. */
export interface HistoryEntry {
  readonly run: string;
  /** ISO 8601, UTC. */
  readonly started: string;
  readonly stop: EvaluationReport['stop'];
  readonly variant: string;
  readonly model: string;
  readonly inputs: Readonly<Record<string, unknown>>;
  readonly data: string;
  /** Rows of the run that have a result. */
  readonly rows: number;
  /** Scored answers. */
  readonly n: number;
  readonly scores: Readonly<Record<string, Estimate>>;
  /** Files that are no longer what the run read; empty while its scores are those of today. */
  readonly changed: readonly string[];
}

/** How a prompt has done, oldest first. @param most this many of its newest runs */
export async function promptHistory(prompt: string, host: Host, most: number): Promise<HistoryEntry[]> {
  const changed = changedInputs(host);
  const runs = listRuns(host.runsFolder)
    .filter(isEvaluation)
    // The score of some rows, asked again, is not the prompt's.
    .filter(({ prompts, settings }) => settings.rows === undefined && prompts.some(({ path }) => path === prompt));
  const entries: HistoryEntry[] = [];
  for (const header of runs.slice(0, most).reverse()) {
    const { id: run, started, data } = header;
    const { variants, rows, stop } = await reportRun({ path: runPath(host.runsFolder, run), header });
    const shared = { run, started, stop, data: data.path, rows, changed: await changed(header, prompt) };
    for (const { id: variant, prompt: own, model, inputs, n, scores } of variants)
      if (own === prompt) entries.push({ ...shared, variant, model, inputs, n, scores });
  }
  return entries;
}
