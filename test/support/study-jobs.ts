import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import type { MethodInfo } from '../../src/index.js';
import { studyNames } from './study-data.js';
import type { StudyJob, StudyRun } from './study-run.js';

/** Methods that search by a score; where a judge decides, there is no score to compare. */
export function studied(methods: readonly MethodInfo[]): string[] {
  return methods.flatMap(({ id, needs }) => (needs.includes('labels') ? id : []));
}

export const studyBudgets = [500, 2_000, 10_000] as const;

/** Every method on every data set with every budget, `seeds` times; all of one seed before the next, so that a study cut short is whole up to a seed. */
export function studyJobs(methods: readonly string[], seeds: number): StudyJob[] {
  const numbers = Array.from({ length: seeds }, (_, index) => index + 1);
  return numbers.flatMap((seed) =>
    methods.flatMap((method) =>
      studyBudgets.flatMap((calls) => studyNames.map((data) => ({ method, data, calls, seed }))),
    ),
  );
}

/** Runs jobs in processes of their own, each of which takes the next one when it is done. */
export async function runStudy(
  script: string,
  { jobs, processes, onRun }: { jobs: readonly StudyJob[]; processes: number; onRun: (run: StudyRun) => void },
): Promise<void> {
  let next = 0;
  const work = async (child: ChildProcess): Promise<void> => {
    for (let job = jobs[next++]; job !== undefined; job = jobs[next++]) {
      child.send(job);
      const [run] = (await once(child, 'message')) as [StudyRun];
      onRun(run);
    }
    child.disconnect();
  };
  await Promise.all(Array.from({ length: processes }, () => work(fork(script, ['work'], { execArgv: [] }))));
}
