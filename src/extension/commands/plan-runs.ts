import * as vscode from 'vscode';
import type { EvaluationEvent } from '../../engine/eval/contracts/evaluation-event.js';
import type { RunEstimate } from '../../engine/eval/contracts/run-estimate.js';
import type { EvaluateRequest } from '../../host/jobs/evaluate/evaluate-request.js';
import type { OpenedHost } from '../../host/open-host.js';
import { isCodeAllowed } from '../code-allowed.js';
import type { ResultsState } from '../results/results-state.js';
import type { Evaluation, EvaluatePorts } from './evaluate-ports.js';

/** A run that can start, with what it will take. */
export interface PlannedRun {
  readonly files: readonly string[];
  /** How many rows of an earlier run are asked about again; undefined where it is about all. */
  readonly rerunRows: number | undefined;
  readonly isVaried: boolean;
  readonly host: OpenedHost;
  readonly estimate: RunEstimate;
  /** What all runs of this start may cost together. */
  readonly maxUsd: number;
  readonly start: (state: ResultsState, limits: RunLimits) => AsyncIterable<EvaluationEvent>;
}

export interface RunLimits {
  /** US dollars; undefined where a price is unknown. */
  readonly maxUsd: number | undefined;
  readonly signal: AbortSignal;
}

interface Plans {
  readonly plans: readonly PlannedRun[];
  readonly problems: readonly string[];
}

/** A run for each set of rows that the prompts are held against. What keeps a single prompt from running is thrown. */
export async function planRuns(ports: EvaluatePorts, asked: Evaluation): Promise<Plans> {
  const { prompts, rows, cache } = asked;
  if (asked.vary) return { plans: [await planVariation(ports, asked)], problems: [] };
  const plans: PlannedRun[] = [];
  const problems: string[] = [];
  for (const uris of byRoot(prompts, ports)) {
    const host = await ports.openRunHost(uris[0] ?? vscode.Uri.file('/'));
    const { estimateJob, evaluateJob, groupByData } = ports.loadJobs();
    const files = uris.map(({ fsPath }) => fsPath);
    const found = prompts.length === 1 ? { groups: [files], problems: [] } : await groupByData(files, host);
    problems.push(...found.problems);
    if (found.groups.length === 0) host.close();
    for (const group of found.groups) {
      const request: EvaluateRequest = { files: group, rows, cache, allowCode: isCodeAllowed() };
      plans.push({
        files: group,
        rerunRows: rows?.ids.length,
        isVaried: false,
        host,
        estimate: await estimateJob(request, host),
        maxUsd: mostUsd(uris[0]),
        start: (_, { maxUsd, signal }) => evaluateJob({ ...request, maxUsd }, host, signal),
      });
    }
  }
  return { plans, problems };
}

function mostUsd(prompt: vscode.Uri | undefined): number {
  return vscode.workspace.getConfiguration('hone', prompt).get<number>('maxUsd', 1);
}

async function planVariation(ports: EvaluatePorts, { prompts, rows, cache }: Evaluation): Promise<PlannedRun> {
  const uri = prompts[0] ?? vscode.Uri.file('/');
  const { estimateVaryJob, variedRun, varyJob } = ports.loadJobs();
  const host = await ports.openRunHost(uri);
  const request = { file: uri.fsPath, rows, cache, allowCode: isCodeAllowed() };
  try {
    return {
      files: [uri.fsPath],
      rerunRows: rows?.ids.length,
      isVaried: true,
      host,
      estimate: await estimateVaryJob(request, host),
      maxUsd: mostUsd(uri),
      async *start(state, { maxUsd, signal }) {
        const report = yield* varyJob({ ...request, maxUsd }, host, signal);
        state.vary(variedRun(report));
      },
    };
  } catch (error) {
    host.close();
    throw error;
  }
}

export function closePlans(plans: readonly PlannedRun[]): void {
  for (const host of new Set(plans.map((plan) => plan.host))) host.close();
}

/** A host is about one workspace. */
function byRoot(prompts: readonly vscode.Uri[], { rootOf }: EvaluatePorts): vscode.Uri[][] {
  const roots = new Map<string, vscode.Uri[]>();
  for (const uri of prompts) {
    const root = rootOf(uri).toString();
    roots.set(root, [...(roots.get(root) ?? []), uri]);
  }
  return [...roots.values()];
}
