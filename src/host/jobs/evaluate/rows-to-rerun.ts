import { hasPassed } from '../../../engine/eval/has-passed.js';
import { addressOf } from '../../../engine/prompt/prompt-address.js';
import { HostError } from '../../host-error.js';
import type { Host } from '../../host.js';
import { listRuns } from '../../runs/list-runs.js';
import type { EvaluationHeader, RowChoice } from '../../runs/run-line.js';
import { runPath } from '../../runs/run-path.js';
import { readCells, standingCells, storedRun, type StoredRun } from '../runs/stored-run.js';
import { absolutePath } from './absolute-path.js';
import { isEvaluation } from './resume-run.js';

/**
 * The rows of a run on which a variant failed or has no answer, to ask about them in a run of its own. A row is taken
 * with all its variants: they stay paired, and an answer that is known comes from the cache.
 * @throws HostError `bad-argument` when nothing failed
 */
export async function failedRows(run: StoredRun): Promise<RowChoice> {
  const failed = new Set<string>();
  for await (const cell of standingCells(run)) if (!hasPassed(cell)) failed.add(cell.row);
  const { id } = run.header;
  if (failed.size === 0)
    throw new HostError('bad-argument', `No row failed in run ${id}: nothing is left to ask again.`);
  return { of: id, ids: [...failed] };
}

/** Lines of a data file from 1, the last one included. */
export interface LineRange {
  readonly first: number;
  readonly last: number;
}

/**
 * The rows of a run at these lines of its data, to ask about them in a run of its own.
 * @throws HostError `bad-argument` where the run has no row at all
 */
export async function rowsAtLines(run: StoredRun, ranges: readonly LineRange[]): Promise<RowChoice> {
  const found = ranges.map((range) => ({ range, ids: new Set<string>() }));
  await readCells(run, ({ line, row }) => {
    for (const { range, ids } of found) if (line >= range.first && line <= range.last) ids.add(row);
  });
  const { id } = run.header;
  const empty = found.find(({ ids }) => ids.size === 0)?.range;
  if (empty !== undefined) {
    const where = empty.first === empty.last ? `line ${empty.first}` : `lines ${empty.first} to ${empty.last}`;
    const advice = `hone runs show ${id} --format csv has the lines of its rows.`;
    throw new HostError('bad-argument', `Run ${id} has no row at ${where} of its data. ${advice}`);
  }
  return { of: id, ids: [...new Set(found.flatMap(({ ids }) => [...ids]))] };
}

/**
 * The newest run of exactly these prompt files, a rerun of some of its rows included.
 * @throws HostError `run-not-found` when there is none
 */
export async function lastRunOf(files: readonly string[], host: Host): Promise<StoredRun> {
  const addresses = await Promise.all(
    [...new Set(files.map((file) => absolutePath(host, file)))].map((file) => host.readPrompts(file)),
  );
  const wanted = new Set(addresses.flat().map(addressOf));
  const found = listRuns(host.runsFolder)
    .filter(isEvaluation)
    .find((header) => isAbout(header, wanted));
  if (found !== undefined) return storedRun(runPath(host.runsFolder, found.id));
  const what = wanted.size === 1 ? 'this prompt' : 'exactly these prompts';
  throw new HostError('run-not-found', `There is no run of ${what} in ${host.runsFolder}. Evaluate first.`);
}

function isAbout({ prompts }: EvaluationHeader, wanted: ReadonlySet<string>): boolean {
  return prompts.length === wanted.size && prompts.every(({ path }) => wanted.has(path));
}
