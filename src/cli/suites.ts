import { existsSync, statSync } from 'node:fs';
import { resolve } from 'node:path';
import picomatch from 'picomatch';
import { splitAddress } from '../engine/prompt/prompt-address.js';
import type { EvaluationSuite } from '../host/config/hone-config.js';
import { HostError } from '../host/host-error.js';
import type { Host } from '../host/host.js';
import type { EvalArguments } from './eval-arguments.js';
import { findPromptFiles } from './find-prompt-files.js';

/** One run: its prompts, and how they are asked. Paths are absolute. */
export interface EvalPlan {
  readonly suite?: string;
  readonly paths: readonly string[];
  readonly options: EvalArguments;
}

/** Folders and globs become the prompt files they stand for; a file, or one prompt of it (`file#name`), stays. */
export async function expandPrompts(names: readonly string[], cwd: string): Promise<string[]> {
  const lists = await Promise.all(
    names.map(async (name) => (isMany(name, cwd) ? findPromptFiles([name], cwd) : [resolve(cwd, name)])),
  );
  return [...new Set(lists.flat())];
}

function isMany(name: string, cwd: string): boolean {
  const path = resolve(cwd, name);
  if (existsSync(path)) return statSync(path).isDirectory();
  return !existsSync(splitAddress(path).path) && picomatch.scan(name).isGlob;
}

/** The options with what they name taken from `folder`. */
export function inFolder(options: EvalArguments, folder: string): EvalArguments {
  const { data, record } = options;
  return {
    ...options,
    ...(data !== undefined && { data: resolve(folder, data) }),
    ...(record !== undefined && { record: resolve(folder, record) }),
  };
}

/** One report goes to one reader; text may follow text. */
const oneAfterAnother: ReadonlySet<string> = new Set(['text', 'markdown']);

/** @throws HostError `bad-argument` */
export async function plansOf(paths: readonly string[], options: EvalArguments, host: Host): Promise<EvalPlan[]> {
  if (paths.length === 0) return suitesToRun(options, host);
  if (options.suite === undefined) return [{ paths, options }];
  throw bad('A suite brings its own prompts. Name files or --suite, not both.');
}

/**
 * The suites that are asked for, all of them when none is. What the command line says wins over the suite.
 * @throws HostError `bad-argument` when there is none, or when their reports cannot be printed together
 */
async function suitesToRun(options: EvalArguments, host: Host): Promise<EvalPlan[]> {
  const { evaluate } = host.config;
  const known = Object.keys(evaluate);
  const asked = options.suite ?? known;
  if (asked.length === 0)
    throw bad('There is nothing to evaluate. Name a prompt file, or put `evaluate` suites into hone.config.yaml.');
  if (asked.length > 1 && !oneAfterAnother.has(options.format))
    throw bad(`--format ${options.format} prints one run: choose one with --suite, of ${known.join(', ')}.`);
  if (asked.length > 1 && options.resume !== undefined)
    throw bad(`--resume goes on with one run: choose its suite with --suite, of ${known.join(', ')}.`);
  return Promise.all(asked.map((name) => planOf(name, { suite: evaluate[name], known }, { options, host })));
}

async function planOf(
  name: string,
  { suite, known }: { readonly suite: EvaluationSuite | undefined; readonly known: readonly string[] },
  { options, host }: { readonly options: EvalArguments; readonly host: Host },
): Promise<EvalPlan> {
  if (suite === undefined)
    throw bad(`There is no suite '${name}' in hone.config.yaml; there is ${known.join(', ') || 'none'}.`);
  const { data, models, thresholds, limit, repeat, maxCalls, maxUsd } = suite;
  const own = {
    ...(data !== undefined && { data: resolve(host.root, data) }),
    ...(models.length > 0 && { model: models }),
    ...Object.fromEntries(
      Object.entries({ limit, repeat, maxCalls, maxUsd }).filter(([, value]) => value !== undefined),
    ),
  };
  const threshold = [...thresholds, ...(options.threshold ?? [])];
  return {
    suite: name,
    paths: await expandPrompts(suite.prompts, host.root),
    options: { ...own, ...options, threshold },
  };
}

function bad(message: string): HostError {
  return new HostError('bad-argument', message);
}
