import { closeSync, openSync, readFileSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { OpenAI } from 'openai';
import { keepHeapLean } from '../../src/cli/lean-heap.js';
import { evaluateJob } from '../../src/host/jobs/evaluate-job.js';
import { openHost } from '../../src/host/open-host.js';
import { peakMb, serveAnswer } from './bench.js';
import { styles, type Measured } from './run-race.js';

/** A process of the race in `run-race.ts`: `server LATENCY`, or `bare|run URL FOLDER CONCURRENCY`. */
type Work = (onCell: () => void) => Promise<void>;

const [mode = '', first = '', folder = '', concurrencyText = '32'] = process.argv.slice(2);
const concurrency = Number(concurrencyText);
if (mode === 'server') serveAnswer('Yes, it is.', Number(first));
else await report(mode === 'bare' ? bare(first, folder) : run(first, folder));

/** What a developer writes without Hone: asks, checks, and keeps a line of JSON. */
async function bare(url: string, place: string): Promise<[Work, number]> {
  const client = new OpenAI({ baseURL: url, apiKey: 'test', maxRetries: 0 });
  const rows = readFileSync(join(place, 'rows.jsonl'), 'utf8')
    .split('\n')
    .map((line) => JSON.parse(line) as { text: string; label: string });
  const cells = rows.flatMap((row) => styles.map((style) => ({ row, style })));
  const ask = async ({ row, style }: (typeof cells)[number]): Promise<string> => {
    const { choices } = await client.chat.completions.create({
      model: 'gpt-4.1-mini',
      temperature: 0,
      max_completion_tokens: 8,
      messages: [
        { role: 'system', content: `Be ${style}. Answer yes or no.` },
        { role: 'user', content: `Is this about weather?\n${row.text}` },
      ],
    });
    return choices[0]?.message.content ?? '';
  };
  await ask(cells[0] ?? { row: { text: '', label: '' }, style: 'plain' });
  const work: Work = async (onCell) => {
    const file = openSync(join(place, 'bare.jsonl'), 'w');
    let next = 0;
    const worker = async (): Promise<void> => {
      for (let cell = cells[next++]; cell !== undefined; cell = cells[next++]) {
        const answer = await ask(cell);
        const pass = answer.toLowerCase().includes(cell.row.label);
        writeSync(file, `${JSON.stringify({ style: cell.style, text: cell.row.text, answer, pass })}\n`);
        onCell();
      }
    };
    await Promise.all(Array.from({ length: concurrency }, worker));
    closeSync(file);
  };
  return [work, cells.length];
}

async function run(url: string, place: string): Promise<[Work, number]> {
  keepHeapLean();
  const secrets: Record<string, string> = { OPENAI_BASE_URL: url, OPENAI_API_KEY: 'test' };
  const host = await openHost({ startFolder: place, readSecret: (variable) => secrets[variable] });
  const request = { files: ['bench.prompt'], concurrency };
  const cells = readFileSync(join(place, 'rows.jsonl'), 'utf8').split('\n').length * styles.length;
  const warm = host.model('openai/gpt-4.1-mini', { cache: false, concurrency });
  await warm.complete(
    { messages: [{ role: 'user', content: 'Hello' }], parameters: {}, sample: 0 },
    new AbortController().signal,
  );
  const work: Work = async (onCell) => {
    for await (const event of evaluateJob(request, host, new AbortController().signal)) {
      if (event.type === 'cell') onCell();
      if (event.type === 'finished' && event.report.stop !== 'finished') throw new Error(JSON.stringify(event.report));
    }
    host.close();
  };
  return [work, cells];
}

async function report(prepared: Promise<[Work, number]>): Promise<void> {
  const [work, cells] = await prepared;
  let done = 0;
  let halfMb = 0;
  let firstMs = 0;
  const started = performance.now();
  const before = process.cpuUsage();
  await work(() => {
    if (done === 0) firstMs = performance.now() - started;
    if (++done === Math.floor(cells / 2)) halfMb = residentMb();
  });
  const seconds = (performance.now() - started) / 1000;
  const { user, system } = process.cpuUsage(before);
  if (done !== cells) throw new Error(`${done} of ${cells} cells`);
  const cpuSeconds = (user + system) / 1e6;
  const growthMb = residentMb() - halfMb;
  process.send?.({ seconds, cpuSeconds, firstMs, peakMb: peakMb(), growthMb } satisfies Measured);
  process.disconnect();
}

function residentMb(): number {
  return process.memoryUsage.rss() / 1024 / 1024;
}
