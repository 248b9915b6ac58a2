import { join } from 'node:path';
import { HostError } from '../host-error.js';
import { isRunId } from './run-id.js';

/** The journal of a run. @throws HostError `run-not-found` for a name that can be no run */
export function runPath(folder: string, id: string): string {
  if (!isRunId(id)) throw runNotFound(folder, id);
  return join(folder, `${id}.jsonl`);
}

/** A file beside a run's journal, such as the answers it paid for. */
export function besideRun(journal: string, name: string): string {
  return journal.replace(/\.jsonl$/, `.${name}.jsonl`);
}

export function runNotFound(folder: string, id: string): HostError {
  return new HostError('run-not-found', `There is no run '${id}' in ${folder}. Look there for the names of runs.`);
}
