import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { styles, type Measured, type PeerRun } from './run-race.js';

/** promptfoo's version where its command is on the path, which needs Node.js 22.22 of its own; undefined elsewhere. */
export function promptfooVersion(): string | undefined {
  const { status, stdout } = spawnSync('promptfoo', ['--version'], { encoding: 'utf8', env: quiet(tmpdir()) });
  return status === 0 ? stdout.trim() : undefined;
}

/**
 * The workspace of the race as promptfoo runs it, its own store and cache on. Only the whole process can be measured:
 * its start-up counts, and there is no time to a first result.
 */
export async function runPromptfoo({ url, place, concurrency }: PeerRun): Promise<Measured> {
  const config = join(place, 'promptfooconfig.json');
  writeFileSync(config, JSON.stringify(configFor(url, place)));
  const started = performance.now();
  const args = ['eval', '-c', config, '-j', String(concurrency), '--no-progress-bar', '--no-table'];
  const child = spawn('promptfoo', [...args, '-o', join(place, 'promptfoo.json')], { cwd: place, env: quiet(place) });
  let said = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (text: Buffer) => (said += text.toString()));
  const watched = watch(child.pid);
  const [code] = (await once(child, 'close')) as [number | null];
  const seconds = (performance.now() - started) / 1000;
  if (code !== 0) throw new Error(`promptfoo ended with ${code}:\n${said.slice(-2000)}`);
  const { peakMb, cpuSeconds } = watched();
  return { seconds, cpuSeconds, peakMb, firstMs: NaN, growthMb: NaN };
}

function configFor(url: string, place: string): object {
  const rows = readFileSync(join(place, 'rows.jsonl'), 'utf8')
    .split('\n')
    .map((line) => JSON.parse(line) as Record<string, string>);
  const content = 'Is this about weather?\n{{ text }}';
  return {
    prompts: styles.map((style) =>
      JSON.stringify([
        { role: 'system', content: `Be ${style}. Answer yes or no.` },
        { role: 'user', content },
      ]),
    ),
    providers: [
      { id: 'openai:chat:gpt-4.1-mini', config: { apiBaseUrl: url, apiKey: 'test', temperature: 0, max_tokens: 8 } },
    ],
    defaultTest: { assert: [{ type: 'icontains', value: '{{ label }}' }] },
    tests: rows.map((vars) => ({ vars })),
  };
}

/** No network but the server's, and nothing left outside of the folder. */
function quiet(folder: string): NodeJS.ProcessEnv {
  const home = join(folder, '.promptfoo');
  return {
    ...process.env,
    PROMPTFOO_CONFIG_DIR: home,
    PROMPTFOO_DISABLE_TELEMETRY: '1',
    PROMPTFOO_DISABLE_UPDATE: '1',
    PROMPTFOO_DISABLE_REMOTE_GENERATION: 'true',
  };
}

const ticksPerSecond = 100;
const watchEveryMs = 100;

/** What the system says of a process while it lives, read every tenth of a second; NaN where it does not say. */
function watch(pid: number | undefined): () => { readonly peakMb: number; readonly cpuSeconds: number } {
  const folder = `/proc/${pid ?? 0}`;
  let seen = { peakMb: NaN, cpuSeconds: NaN };
  const look = (): void => {
    if (!existsSync(folder)) return;
    const peak = /VmHWM:\s+(\d+) kB/.exec(readFileSync(join(folder, 'status'), 'utf8'))?.[1];
    const fields = readFileSync(join(folder, 'stat'), 'utf8').split(') ')[1]?.split(' ') ?? [];
    if (peak === undefined) return;
    seen = { peakMb: Number(peak) / 1024, cpuSeconds: (Number(fields[11]) + Number(fields[12])) / ticksPerSecond };
  };
  const timer = setInterval(look, watchEveryMs);
  return () => {
    clearInterval(timer);
    return seen;
  };
}
