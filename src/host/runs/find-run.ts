import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { HostError } from '../host-error.js';
import { listRuns, runIds } from './list-runs.js';
import { isRunId } from './run-id.js';
import { runPath } from './run-path.js';

/**
 * The journal a user means: `last`, `last~2`, a run's id or its beginning, or a journal's path.
 * @throws HostError `run-not-found` that says what there is
 */
export function findRun(reference: string, { folder, cwd }: { readonly folder: string; readonly cwd: string }): string {
  if (isRunId(reference) && existsSync(runPath(folder, reference))) return runPath(folder, reference);
  const back = /^last(?:~(\d+))?$/.exec(reference);
  if (back !== null) return nthLast(Number(back[1] ?? 0), folder);
  const path = resolve(cwd, reference);
  if (reference.endsWith('.jsonl') && existsSync(path)) return path;
  const begun = runIds(folder).filter((id) => reference !== '' && id.startsWith(reference));
  if (begun.length === 1) return runPath(folder, begun[0] ?? '');
  throw notFound(reference, begun.length, folder);
}

function nthLast(back: number, folder: string): string {
  const runs = listRuns(folder).filter(({ kind }) => kind === 'evaluate');
  const run = runs[back];
  if (run !== undefined) return runPath(folder, run.id);
  const there = runs.length === 0 ? 'no evaluation yet' : `only ${runs.length}`;
  throw new HostError('run-not-found', `There is ${there} in ${folder}. Make one with hone eval.`);
}

function notFound(reference: string, begun: number, folder: string): HostError {
  const what = begun > 1 ? `${begun} runs begin with '${reference}'` : `There is no run '${reference}' in ${folder}`;
  return new HostError('run-not-found', `${what}. hone runs lists them; 'last' and 'last~1' are the newest two.`);
}
