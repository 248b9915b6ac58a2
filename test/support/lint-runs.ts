import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const cli = fileURLToPath(new URL('../../dist/cli.js', import.meta.url));
const tellPeak = 'data:text/javascript,process.on("exit",()=>console.error(process.resourceUsage().maxRSS))';

export interface LintRunTaken {
  readonly seconds: number;
  readonly peakMb: number;
  readonly output: string;
}

/** One `hone lint` of a folder as a process of its own, start included. */
export function lintRun(folder: string, ...args: string[]): LintRunTaken {
  const start = performance.now();
  const { stdout, stderr, status } = spawnSync(process.execPath, ['--import', tellPeak, cli, 'lint', ...args], {
    cwd: folder,
    encoding: 'utf8',
    maxBuffer: 256_000_000,
  });
  const seconds = (performance.now() - start) / 1000;
  const peakMb = Number(stderr.trim().split('\n').at(-1)) / 1024;
  if (status === null || status > 1 || Number.isNaN(peakMb)) throw new Error(`hone lint failed: ${stderr}`);
  return { seconds, peakMb, output: stdout };
}
