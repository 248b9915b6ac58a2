import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const cli = fileURLToPath(new URL('../../dist/cli.js', import.meta.url));

export interface Ended {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

export interface HoneOptions {
  readonly cwd: string;
  readonly env?: Readonly<Record<string, string>>;
  readonly input?: string;
  /** Stops the process, as Ctrl-C does, when this is fulfilled. */
  readonly interruptWhen?: Promise<unknown>;
  /** Given the process, so that a test may kill it. */
  readonly onSpawn?: (child: ChildProcess) => void;
}

/** Runs the built command line as a process, without the keys, addresses and colours of the machine it runs on. */
export async function hone(
  args: readonly string[],
  { cwd, env = {}, input, interruptWhen, onSpawn }: HoneOptions,
): Promise<Ended> {
  if (!existsSync(cli)) throw new Error('There is no dist/cli.js: run `npm run build` first.');
  const child = spawn(process.execPath, [cli, ...args], { cwd, env: { PATH: process.env['PATH'], HOME: cwd, ...env } });
  onSpawn?.(child);
  let stdout = '';
  let stderr = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => (stdout += text));
  child.stderr.setEncoding('utf8').on('data', (text: string) => (stderr += text));
  void interruptWhen?.then(() => child.kill('SIGINT'));
  child.stdin.on('error', () => undefined).end(input ?? '');
  const code = await new Promise<number | null>((resolve) => child.on('close', resolve));
  return { code, stdout, stderr };
}
