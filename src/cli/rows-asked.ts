import { HostError } from '../host/host-error.js';
import { failedRows, lastRunOf, rowsAtLines, type LineRange } from '../host/jobs/evaluate/rows-to-rerun.js';
import { storedRun } from '../host/jobs/runs/stored-run.js';
import type { OpenedHost } from '../host/open-host.js';
import { findRun } from '../host/runs/find-run.js';
import type { RowChoice } from '../host/runs/run-line.js';
import type { EvalArguments } from './eval-arguments.js';

/** `--rerun failed` and `--rerun rows=3,7-9` are about the newest run of the files; `:RUN` behind them names another. */
export async function rowsAsked(
  files: readonly string[],
  { rerun }: Pick<EvalArguments, 'rerun'>,
  host: OpenedHost,
): Promise<RowChoice | undefined> {
  if (rerun === undefined) return undefined;
  const parts = /^(?:failed|rows=(?<lines>[\d,\s-]+))(?::(?<reference>.+))?$/.exec(rerun);
  if (parts === null) throw unreadable(rerun);
  const { lines, reference } = parts.groups ?? {};
  const ranges = lines === undefined ? undefined : rangesIn(lines, rerun);
  const run =
    reference === undefined
      ? await lastRunOf(files, host)
      : storedRun(findRun(reference, { folder: host.runsFolder, cwd: host.root }));
  return ranges === undefined ? failedRows(run) : rowsAtLines(run, ranges);
}

/** `3,7-9` */
function rangesIn(text: string, rerun: string): LineRange[] {
  return text.split(',').map((part) => {
    const range = /^\s*(\d+)\s*(?:-\s*(\d+)\s*)?$/.exec(part);
    const first = Number(range?.[1]);
    const last = Number(range?.[2] ?? first);
    if (range === null || first < 1 || last < first) throw unreadable(rerun);
    return { first, last };
  });
}

function unreadable(rerun: string): HostError {
  return new HostError(
    'bad-argument',
    `--rerun ${rerun}: write --rerun failed, or --rerun rows=3,7-9 with lines of the data, with :RUN behind it for another run than the last one.`,
  );
}
