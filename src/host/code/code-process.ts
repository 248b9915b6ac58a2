import { type ChildProcess, spawn, type SpawnOptions } from 'node:child_process';
import { createInterface } from 'node:readline';
import type { Readable } from 'node:stream';
import type { CodeLanguage } from '../../engine/eval/contracts/code-metric.js';
import { javascriptWorker } from './javascript-worker.js';
import { pythonWorker } from './python-worker.js';

/** What came of a call: what the code gave back, or its error with the line of its text. */
export type CodeReply =
  | { readonly value: unknown }
  | { readonly error: string; readonly line?: number | null | undefined }
  /** It ran longer than it may. */
  | { readonly late: true };

export interface CodeProcess {
  /** Resolves when code can run. @throws Error when the language is not there */
  readonly ready: Promise<void>;
  /** One call at a time. */
  run(call: Readonly<Record<string, unknown>>, milliseconds: number): Promise<CodeReply>;
  close(): void;
}

/** What is said of code that ends what it runs in; the workers say so too. */
export const endedItself = 'the code ended its process';

/** What code may see of the environment: where programs and modules are, and never a key. */
const passedOn = [
  ...['PATH', 'HOME', 'USERPROFILE', 'LANG', 'LC_ALL', 'LC_CTYPE', 'TZ', 'TMPDIR', 'TEMP', 'TMP'],
  ...['SYSTEMROOT', 'SystemRoot', 'NODE_PATH', 'PYTHONPATH', 'VIRTUAL_ENV'],
];

/** A process that runs code call by call, until it is closed or its code takes too long. */
export function startCodeProcess(language: CodeLanguage, cwd: string): CodeProcess {
  const child = spawned(language, cwd);
  let number = 0;
  let waiting: ((reply: CodeReply) => void) | undefined;
  let isGone = false;
  const answer = (reply: CodeReply): void => {
    waiting?.(reply);
    waiting = undefined;
  };
  const close = (): void => {
    isGone = true;
    killTree(child);
  };
  const ready = new Promise<void>((resolve, reject) => {
    const gone = (): void => {
      isGone = true;
      answer({ error: endedItself });
      reject(new Error(`${language} could not be started`));
    };
    child.once('error', gone).once('exit', gone);
    child.stdin?.on('error', () => undefined);
    createInterface({ input: child.stdio[3] as Readable }).on('line', (line) => {
      const said = parsed(line);
      if (said === undefined) {
        close();
        gone();
      } else if (said.ready === true) resolve();
      else if (said.id === number) answer(said);
    });
  });
  ready.catch(() => undefined);
  return {
    ready,
    close,
    run(call, milliseconds) {
      if (isGone) return Promise.resolve({ error: endedItself });
      return new Promise((resolve) => {
        const timer = setTimeout(() => {
          close();
          answer({ late: true });
        }, milliseconds);
        waiting = (reply) => {
          clearTimeout(timer);
          resolve(reply);
        };
        child.stdin?.write(`${JSON.stringify({ ...call, id: ++number })}\n`);
      });
    },
  };
}

type Said = { readonly ready?: true; readonly id?: number } & CodeReply;

/** Undefined for what the worker does not write: the code has got hold of its channel, and nothing it says can be told apart. */
function parsed(line: string): Said | undefined {
  try {
    const said: unknown = JSON.parse(line);
    return typeof said === 'object' && said !== null ? (said as Said) : undefined;
  } catch {
    return undefined;
  }
}

function spawned(language: CodeLanguage, cwd: string): ChildProcess {
  const known = passedOn.flatMap((name) => (process.env[name] === undefined ? [] : [[name, process.env[name]]]));
  const env = Object.fromEntries(known) as Record<string, string>;
  const options: SpawnOptions = {
    cwd,
    stdio: ['pipe', 'ignore', 'ignore', 'pipe'],
    detached: process.platform !== 'win32',
  };
  if (language === 'python')
    return spawn(process.platform === 'win32' ? 'python' : 'python3', ['-c', pythonWorker], { ...options, env });
  // Inside an editor the executable is the editor's, which is Node.js when it is told so.
  return spawn(process.execPath, ['-e', javascriptWorker], { ...options, env: { ...env, ELECTRON_RUN_AS_NODE: '1' } });
}

/** With what the code has started. */
function killTree({ pid }: ChildProcess): void {
  if (pid === undefined) return;
  try {
    process.kill(process.platform === 'win32' ? pid : -pid, 'SIGKILL');
  } catch {
    // It has ended by itself.
  }
}
