import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { EvaluationReport } from '../../src/engine/eval/contracts/report.js';
import { type Act, type ReceivedChat, startChatServer } from './chat-server.js';
import { follow, openParity, parityProcess, parityWorkspace } from './parity.js';

interface KilledRun {
  /** The request, from 1, at whose arrival the process that evaluates is killed. */
  readonly killAt: number;
  readonly rows: number;
  readonly files: Readonly<Record<string, string>>;
  readonly script: (chat: ReceivedChat) => Act;
}

interface Resumed {
  readonly report: EvaluationReport;
  /** How many requests the server got from both parts of the run. */
  readonly requests: number;
  /** The path of the run's journal. */
  readonly journal: string;
}

/** Evaluates in a process of its own, one call at a time and without a cache, kills it, and goes on with the run here. */
export async function resumeKilled(
  { killAt, rows, files, script }: KilledRun,
  check: (resumed: Resumed) => Promise<void> | void,
): Promise<void> {
  const folder = parityWorkspace(rows, files);
  let child: ChildProcess | undefined;
  let seen = 0;
  const server = await startChatServer((chat) => {
    if (++seen === killAt) child?.kill('SIGKILL');
    return script(chat);
  });
  try {
    const options = { concurrency: 1, cache: false };
    const args = ['--import=tsx', parityProcess, folder.root, server.baseUrl, JSON.stringify(options)];
    child = spawn(process.execPath, args);
    await once(child, 'close');
    const runs = join(folder.root, '.hone', 'runs');
    const [name = ''] = readdirSync(runs).filter((file) => !file.includes('.calls.'));
    const host = await openParity(folder, server.baseUrl);
    const { report } = await follow(host, { resume: name.replace('.jsonl', ''), ...options });
    host.close();
    await check({ report, requests: server.requests.length, journal: join(runs, name) });
  } finally {
    await server.close();
    folder.remove();
  }
}
