import { evaluate, openModel, optimize } from '../../src/index.js';
import { studyData, type StudyData, type StudyName } from './study-data.js';

/** One optimization of the study. */
export interface StudyJob {
  readonly method: string;
  readonly data: StudyName;
  /** The most calls, those of the verdict included. */
  readonly calls: number;
  readonly seed: number;
}

/** What came of it; shares from 0 to 1. */
export interface StudyRun extends StudyJob {
  readonly stop: string;
  /** Calls it was charged for. */
  readonly charged: number;
  /** Of the file it hands out, on the sealed rows. */
  readonly test: number;
  /** Of the candidate it chose, on the rows it chose by, less that on the sealed rows: what the search only believed. NaN without a verdict. */
  readonly phantom: number;
  readonly claimed: boolean;
  /** Of the candidate's file over the seed's on rows no run sees; 0 where the seed is handed out. */
  readonly truth: number;
}

export async function studyRun(job: StudyJob, data: StudyData): Promise<StudyRun> {
  const model = openModel('offline/learner', { env: {}, concurrency: 8 });
  const { prompt, rows } = data;
  const limits = { calls: job.calls };
  const report = await optimize({ prompt, rows, model, writer: model, method: job.method, seed: job.seed, limits });
  const { stop, spend, dev, test } = report;
  const claimed = test.verdict === 'better';
  return {
    ...job,
    stop,
    charged: spend.taskCalls + spend.writerCalls,
    test: claimed ? test.best.mean : test.seed.mean,
    phantom: test.n === 0 ? NaN : dev.best.mean - test.best.mean,
    claimed,
    truth: claimed ? (await worth(report.bestText, data)) - (await worth(prompt, data)) : 0,
  };
}

const known = new Map<string, Promise<number>>();

function worth(prompt: string, { truth }: StudyData): Promise<number> {
  const found = known.get(prompt) ?? measure(prompt, truth);
  return known.set(prompt, found).get(prompt) ?? found;
}

async function measure(prompt: string, rows: StudyData['truth']): Promise<number> {
  const model = openModel('offline/learner', { env: {}, concurrency: 8 });
  const { variants } = await evaluate({ prompts: prompt, rows, models: model });
  return variants[0]?.scores['exact-match']?.mean ?? NaN;
}

/** The score of the prompt a data set's runs start from. */
export async function worthOfSeed(name: StudyName): Promise<number> {
  const data = studyData(name);
  return data === undefined ? NaN : worth(data.prompt, data);
}
