import { fork } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { fileURLToPath } from 'node:url';
import type { Seed } from './seeds.js';

/**
 * `npm run fuzz -- --minutes 10 --seed 1`: reads mutated prompt files of every format until the time is over. A text that
 * crashes a reader, or takes longer than `slowest`, is written to out/fuzz. Shorten it to what breaks, since it may hold text of
 * others, and put that into test/fixtures/fuzz, where the tests read it again.
 */
const { values } = parseArgs({ options: { minutes: { type: 'string' }, seed: { type: 'string' } } });
const minutes = Number(values.minutes ?? '10');
const seed = values.seed ?? String(Date.now());
/** Milliseconds for one file of at most 60,000 characters: reading, linting and rendering. */
const slowest = 5_000;
const foundFolder = fileURLToPath(new URL('../../out/fuzz', import.meta.url));

type Message =
  | ({ readonly type: 'reading' } & Seed)
  | ({ readonly type: 'failed'; readonly error: string } & Seed)
  | { readonly type: 'read'; readonly milliseconds: number; readonly path: string; readonly size: number };

const ends = Date.now() + minutes * 60_000;
const reasons = new Set<string>();
const formats = new Map<string, number>();
let count = 0;
let longest = { milliseconds: 0, path: '', size: 0 };
for (let round = 0; Date.now() < ends; round++) await runProcess(`${seed}/${round}`);

console.log(
  `${count} files read in ${minutes} min (seed ${seed}), the slowest in ${longest.milliseconds.toFixed(0)} ms (${longest.path}, ${longest.size} characters)`,
);
console.log([...formats].map(([ending, times]) => `${ending} ${times}`).join(', '));
console.log(`${count} passed, ${reasons.size} failed`);
if (reasons.size > 0) process.exitCode = 1;

/** Ends when the time is over, or when a file hangs or takes the process down. */
function runProcess(processSeed: string): Promise<void> {
  return new Promise((resolve) => {
    const reader = fork(fileURLToPath(new URL('./process.ts', import.meta.url)), [processSeed]);
    let reading: (Seed & { readonly since: number }) | undefined;
    let ended = false;
    const watch = setInterval(() => {
      if (reading !== undefined && Date.now() - reading.since > slowest) {
        keep(reading, `no end within ${slowest} ms`);
        ended = true;
        reader.kill('SIGKILL');
      } else if (Date.now() > ends) {
        ended = true;
        reader.kill('SIGKILL');
      }
    }, 200);
    reader.on('message', (message: Message) => {
      if (message.type === 'reading') reading = { ...message, since: Date.now() };
      else if (message.type === 'failed') keep(message, message.error);
      else note(message);
    });
    reader.on('exit', (code) => {
      clearInterval(watch);
      if (!ended && reading === undefined) throw new Error(`The reading process did not start (exit ${code ?? ''}).`);
      if (!ended && reading !== undefined) keep(reading, `the process ended with ${code ?? 'a signal'}`);
      resolve();
    });
  });
}

function note({ milliseconds, path, size }: Extract<Message, { type: 'read' }>): void {
  count++;
  const ending = path.slice(path.lastIndexOf('.'));
  formats.set(ending, (formats.get(ending) ?? 0) + 1);
  if (milliseconds > longest.milliseconds) longest = { milliseconds, path, size };
}

/** Each way of failing once: the first lines of the error tell them apart. */
function keep({ path, text }: Seed, error: string): void {
  const reason = error.split('\n').slice(0, 3).join('\n').replaceAll(/\d+/g, 'N');
  if (reasons.has(reason)) return;
  reasons.add(reason);
  const name = `${createHash('sha256').update(text).digest('hex').slice(0, 8)}--${path}`;
  mkdirSync(foundFolder, { recursive: true });
  writeFileSync(join(foundFolder, name), text);
  console.log(`out/fuzz/${name}: ${error}`);
}
