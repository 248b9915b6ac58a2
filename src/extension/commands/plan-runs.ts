import * as vscode from 'vscode';
import type { RunEstimate } from '../../engine/eval/contracts/run-estimate.js';
import type { EvaluateRequest } from '../../host/jobs/evaluate/evaluate-request.js';
import type { OpenedHost } from '../../host/open-host.js';
import type { Evaluation, EvaluatePorts } from './evaluate-ports.js';

/** A run that can start, with what it will take. */
export interface PlannedRun {
  readonly request: EvaluateRequest;
  readonly host: OpenedHost;
  readonly estimate: RunEstimate;
  /** What all runs of this start may cost together. */
  readonly maxUsd: number;
}

interface Plans {
  readonly plans: readonly PlannedRun[];
  readonly problems: readonly string[];
}

/** A run for each set of rows that the prompts are held against. What keeps a single prompt from running is thrown. */
export async function planRuns(ports: EvaluatePorts, { prompts, rows, cache }: Evaluation): Promise<Plans> {
  const plans: PlannedRun[] = [];
  const problems: string[] = [];
  for (const uris of byRoot(prompts, ports)) {
    const host = await ports.openRunHost(uris[0] ?? vscode.Uri.file('/'));
    const { estimateJob, groupByData } = ports.loadJobs();
    const files = uris.map(({ fsPath }) => fsPath);
    const found = prompts.length === 1 ? { groups: [files], problems: [] } : await groupByData(files, host);
    problems.push(...found.problems);
    if (found.groups.length === 0) host.close();
    for (const group of found.groups) {
      const request = { files: group, rows, cache };
      const maxUsd = vscode.workspace.getConfiguration('hone', uris[0]).get<number>('maxUsd', 1);
      plans.push({ request, host, estimate: await estimateJob(request, host), maxUsd });
    }
  }
  return { plans, problems };
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
