import { execFile, execFileSync } from 'node:child_process';
import { promisify } from 'node:util';

const mostOutput = 1_000_000_000;

export interface GitCall {
  readonly cwd: string;
  readonly env?: Readonly<Record<string, string>>;
}

/** What git prints. Rejects when git is missing or fails. */
export async function git(args: readonly string[], { cwd, env = {} }: GitCall): Promise<string> {
  const options = { cwd, env: { ...process.env, ...env }, maxBuffer: mostOutput };
  const { stdout } = await promisify(execFile)('git', ['--no-optional-locks', ...args], options);
  return stdout;
}

/** The bytes git prints, for callers that cannot wait or have something to say to it. */
export function gitBytes(args: readonly string[], cwd: string, input?: string): Buffer {
  const options = { cwd, maxBuffer: mostOutput, stdio: 'pipe' as const, ...(input === undefined ? {} : { input }) };
  return execFileSync('git', ['--no-optional-locks', ...args], options);
}
