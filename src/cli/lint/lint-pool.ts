import { existsSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import type { LintedText, LintSource } from '../../host/lint/lint-text.js';
import { packageRoot } from '../package-root.js';

/** Texts on their way to a thread; `first` is the place of the first among all. */
export interface LintBatch {
  readonly first: number;
  readonly sources: readonly LintSource[];
}

export interface LintedBatch {
  readonly first: number;
  readonly linted: readonly LintedText[];
}

/** Takes what one text gave, at its place among all; they come in any order. */
export type TakeLinted = (index: number, linted: LintedText) => void;

const batchSize = 25;
const mostThreads = 8;

/** How many threads are worth their start for so many texts; 1 means none besides this one. */
export function threadsFor(texts: number, fewest: number): number {
  if (texts < fewest || !existsSync(workerFile())) return 1;
  return Math.min(mostThreads, availableParallelism(), Math.ceil(texts / batchSize));
}

/** Checks texts in threads of their own. */
export async function lintInThreads(
  sources: readonly LintSource[],
  { threads, cwd }: { readonly threads: number; readonly cwd: string },
  take: TakeLinted,
): Promise<void> {
  let next = 0;
  const nextBatch = (): LintBatch | undefined => {
    const first = next;
    next += batchSize;
    return first < sources.length ? { first, sources: sources.slice(first, next) } : undefined;
  };
  await Promise.all(Array.from({ length: threads }, () => runThread(cwd, nextBatch, take)));
}

/** One thread from its start until there is nothing left to do. */
async function runThread(cwd: string, nextBatch: () => LintBatch | undefined, take: TakeLinted): Promise<void> {
  const worker = new Worker(workerFile(), { workerData: cwd });
  try {
    await new Promise<void>((resolve, reject) => {
      const give = (): void => {
        const batch = nextBatch();
        if (batch === undefined) resolve();
        else worker.postMessage(batch);
      };
      worker.on('error', reject);
      worker.on('exit', (code) => {
        reject(new Error(`A thread of the linter ended with code ${code}`));
      });
      worker.on('message', ({ first, linted }: LintedBatch) => {
        linted.forEach((one, i) => {
          take(first + i, one);
        });
        give();
      });
      give();
    });
  } finally {
    await worker.terminate();
  }
}

function workerFile(): string {
  return join(packageRoot(), 'dist', 'lint-worker.js');
}
