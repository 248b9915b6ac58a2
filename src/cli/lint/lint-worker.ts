import { parentPort, workerData } from 'node:worker_threads';
import { lintText } from '../../host/lint/lint-text.js';
import { openWorkspaces } from '../workspaces.js';
import type { LintBatch, LintedBatch } from './lint-pool.js';

/** A thread of `lint-pool.ts`: reads the configuration for itself and checks the texts it is sent. */
const workspaces = openWorkspaces({ cwd: workerData as string, env: {}, note: () => undefined });

parentPort?.on('message', (batch: LintBatch) => {
  void answer(batch);
});

async function answer({ first, sources }: LintBatch): Promise<void> {
  const linted: LintedBatch['linted'][number][] = [];
  for (const source of sources) linted.push(lintText(await workspaces.of(source.path), source));
  parentPort?.postMessage({ first, linted } satisfies LintedBatch);
}
