import { HostError } from '../host/host-error.js';
import { failedRows, lastRunOf } from '../host/jobs/evaluate/rows-to-rerun.js';
import { storedRun } from '../host/jobs/runs/stored-run.js';
import type { OpenedHost } from '../host/open-host.js';
import { findRun } from '../host/runs/find-run.js';
import type { RowChoice } from '../host/runs/run-line.js';
import type { EvalArguments } from './eval-arguments.js';

/** `--rerun failed` is about the newest run of the files, `--rerun failed:RUN` about one that is named. */
export async function rowsAsked(
  files: readonly string[],
  { rerun }: Pick<EvalArguments, 'rerun'>,
  host: OpenedHost,
): Promise<RowChoice | undefined> {
  if (rerun === undefined) return undefined;
  const parts = /^failed(?::(?<reference>.+))?$/.exec(rerun);
  if (parts === null) {
    throw new HostError('bad-argument', `--rerun ${rerun}: write --rerun failed, or --rerun failed:RUN.`);
  }
  const reference = parts.groups?.['reference'];
  if (reference === undefined) return failedRows(await lastRunOf(files, host));
  return failedRows(storedRun(findRun(reference, { folder: host.runsFolder, cwd: host.root })));
}
