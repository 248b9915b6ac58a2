import { appendFileSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { methodInfos } from '../../src/index.js';
import { type BenchRow, printRows } from '../support/bench.js';
import { methodIndex } from '../support/method-index.js';
import { studyData, studyNames } from '../support/study-data.js';
import { figuresOf, mergedFigures, writeStudy, type MethodFigures } from '../support/study-figures.js';
import { studyRun, worthOfSeed, type StudyJob, type StudyRun } from '../support/study-run.js';
import { runStudy, studied, studyJobs } from '../support/study-jobs.js';

/**
 * How well every method searches, with the offline learner on real data. It takes hours, so it runs only when it is
 * asked for by name, and goes on where it was stopped: delete out/bench/optimize.jsonl to begin anew.
 * HONE_STUDY_METHODS=ape,protegi studies those alone and keeps what was measured of the others.
 */
const seeds = Number(process.env['HONE_STUDY_SEEDS'] ?? 20);
const kept = 'out/bench/optimize.jsonl';

if (process.argv[2] === 'work') work();
else await study();

function work(): void {
  process.on('message', (job: StudyJob) => {
    const data = studyData(job.data);
    if (data === undefined) throw new Error('The shared data sets are not there.');
    void studyRun(job, data).then((run) => process.send?.(run));
  });
}

async function study(): Promise<void> {
  if (studyData('trec') === undefined) throw new Error('The shared data sets are not there: nothing to search on.');
  const all = studied(methodInfos());
  const methods = process.env['HONE_STUDY_METHODS']?.split(',') ?? all;
  const runs = keptRuns();
  const known = new Set(runs.map(keyOf));
  const jobs = studyJobs(methods, seeds).filter((job) => !known.has(keyOf(job)));
  const started = performance.now();
  let done = 0;
  await runStudy(process.argv[1] ?? '', {
    jobs,
    processes: Math.max(1, availableParallelism()),
    onRun(run) {
      runs.push(run);
      appendFileSync(kept, `${JSON.stringify(run)}\n`);
      if (++done % 50 === 0) console.error(`${done} of ${jobs.length} runs, ${seconds(started)} s`);
    },
  });
  const figures = all.length === methods.length ? figuresOf(runs, all) : mergedFigures(figuresOf(runs, methods), all);
  const worth = await Promise.all(studyNames.map(worthOfSeed));
  const start = Object.fromEntries(studyNames.map((name, index) => [name, worth[index] ?? NaN] as const));
  const measured = { measured: new Date().toISOString().slice(0, 10), seeds, start, methods: figures };
  writeStudy(measured);
  writeFileSync('src/engine/optimize/methods/README.md', methodIndex(methodInfos(), measured));
  printRows(figures.map(rowOf));
}

function keptRuns(): StudyRun[] {
  mkdirSync('out/bench', { recursive: true });
  const lines = existsSync(kept) ? readFileSync(kept, 'utf8').split('\n') : [];
  return lines
    .flatMap((line) => (line === '' ? [] : [JSON.parse(line) as StudyRun]))
    .filter(({ seed }) => seed <= seeds);
}

function keyOf({ method, data, calls, seed }: StudyJob): string {
  return [method, data, calls, seed].join('/');
}

function seconds(started: number): number {
  return Math.round((performance.now() - started) / 1000);
}

function rowOf({ method, calls, charged, test, phantom, found, false: wrong }: MethodFigures): BenchRow {
  const percent = (share: number): string => `${(100 * share).toFixed(1)} %`;
  const scores = studyNames.map((name) => `${name} ${percent(test[name])}`).join(', ');
  return {
    name: `${method}, ${calls} calls`,
    value: 100 * found,
    unit: '% truly better',
    goal: '',
    met: null,
    note: `${percent(wrong)} falsely so; ${scores}; dev less test ${percent(phantom)}; ${charged} calls`,
  };
}
