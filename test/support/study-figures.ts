import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { studyNames, type StudyName } from './study-data.js';
import { studyBudgets } from './study-jobs.js';
import type { StudyRun } from './study-run.js';

/** What a method reached with one budget, over all data sets and seeds unless it says otherwise. Shares from 0 to 1. */
export interface MethodFigures {
  readonly method: string;
  /** The most calls a run could take. */
  readonly calls: number;
  readonly charged: number;
  /** The score on sealed rows of the file a run hands out, by data set. */
  readonly test: Readonly<Record<StudyName, number>>;
  /** The winner's dev score less its score on the sealed rows. */
  readonly phantom: number;
  /** Of all runs, those that claim an improvement that holds on rows no run sees. */
  readonly found: number;
  /** Those that claim one that does not. */
  readonly false: number;
}

export interface StudyFigures {
  /** ISO date. */
  readonly measured: string;
  readonly seeds: number;
  /** The score of the prompt all runs start from, on rows no run sees. */
  readonly start: Readonly<Record<string, number>>;
  readonly methods: readonly MethodFigures[];
}

export function figuresOf(runs: readonly StudyRun[], methods: readonly string[]): MethodFigures[] {
  return studyBudgets.flatMap((calls) =>
    methods.flatMap((method) => {
      const own = runs.filter((run) => run.method === method && run.calls === calls);
      return own.length === 0 ? [] : { method, calls, ...sumOf(own) };
    }),
  );
}

/** With the figures kept of all other methods, in the order of a whole study. */
export function mergedFigures(own: readonly MethodFigures[], methods: readonly string[]): MethodFigures[] {
  const others = readStudy().methods.filter(({ method }) => !own.some((figures) => figures.method === method));
  const all = [...own, ...others];
  return studyBudgets.flatMap((calls) =>
    methods.flatMap((method) => all.find((figures) => figures.method === method && figures.calls === calls) ?? []),
  );
}

function sumOf(runs: readonly StudyRun[]): Omit<MethodFigures, 'method' | 'calls'> {
  const of = (name: StudyName): number => mean(runs.flatMap(({ data, test }) => (data === name ? test : [])));
  return {
    charged: Math.round(mean(runs.map(({ charged }) => charged))),
    test: Object.fromEntries(studyNames.map((name) => [name, of(name)])) as Record<StudyName, number>,
    phantom: mean(runs.flatMap(({ phantom }) => (Number.isFinite(phantom) ? phantom : []))),
    found: mean(runs.map(({ claimed, truth }) => (claimed && truth > 0 ? 1 : 0))),
    false: mean(runs.map(({ claimed, truth }) => (claimed && truth <= 0 ? 1 : 0))),
  };
}

function mean(values: readonly number[]): number {
  return Math.round((values.reduce((sum, value) => sum + value, 0) / values.length) * 1e4) / 1e4;
}

const path = fileURLToPath(new URL('../../test/fixtures/optimize/study.json', import.meta.url));

export function writeStudy(figures: StudyFigures): void {
  writeFileSync(path, `${JSON.stringify(figures, null, 1)}\n`);
}

/** What the page beside the methods was made from. */
export function readStudy(): StudyFigures {
  return JSON.parse(readFileSync(path, 'utf8')) as StudyFigures;
}
