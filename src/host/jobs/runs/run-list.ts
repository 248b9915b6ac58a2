import type { Host } from '../../host.js';
import { listRuns } from '../../runs/list-runs.js';
import type { RunHeader } from '../../runs/run-line.js';
import { modelsOf } from '../compare/run-changes.js';
import { isEvaluation } from '../evaluate/resume-run.js';
import { changedInputs } from './changed-inputs.js';

export interface ListedRun {
  readonly run: string;
  /** `evaluate`, `optimize`. */
  readonly kind: string;
  /** ISO 8601, UTC. */
  readonly started: string;
  readonly prompts: readonly string[];
  readonly models: readonly string[];
  readonly variants: number;
  readonly data: string | null;
  /** Files that are no longer what the run read; null for runs other than evaluations. */
  readonly changed: readonly string[] | null;
}

/** The runs of a workspace by their first lines, newest first. */
export async function runList(host: Host, most: number): Promise<ListedRun[]> {
  const changed = changedInputs(host);
  const listed: ListedRun[] = [];
  for (const header of listRuns(host.runsFolder).slice(0, most)) {
    listed.push(isEvaluation(header) ? { ...factsOf(header), changed: await changed(header) } : otherRun(header));
  }
  return listed;
}

function factsOf(header: Parameters<typeof modelsOf>[0]): Omit<ListedRun, 'changed'> {
  const { id, kind, started, prompts, variants, data } = header;
  const paths = prompts.map(({ path }) => path);
  return {
    run: id,
    kind,
    started,
    prompts: paths,
    models: modelsOf(header),
    variants: variants.length,
    data: data.path,
  };
}

function otherRun({ id, kind, started }: RunHeader): ListedRun {
  return { run: id, kind, started, prompts: [], models: [], variants: 0, data: null, changed: null };
}
