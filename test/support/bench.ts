import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

/** One line of the table `npm run bench` prints. */
export interface BenchRow {
  readonly name: string;
  readonly value: number;
  readonly unit: string;
  readonly goal: string;
  /** Null where there is no goal. */
  readonly met: boolean | null;
  readonly note: string;
}

/** The last line a bench writes to stdout: `npm run bench` reads it. */
export function printRows(rows: readonly BenchRow[]): void {
  console.log(JSON.stringify(rows));
}

export function median(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? NaN;
}

/** The most memory this process ever held, in MB. */
export function peakMb(): number {
  return process.resourceUsage().maxRSS / 1024;
}

/** What a forked process reports before it ends. */
export async function resultOf<T>(child: ChildProcess): Promise<T> {
  const [result] = (await once(child, 'message')) as [T];
  if (child.exitCode === null) await once(child, 'exit');
  return result;
}

/** A forked process's part: answers every chat completion, most often at once, so that the work of the client is measured. */
export function serveAnswer(content: string, latencyMs = 0): void {
  const body = JSON.stringify({
    id: 'chatcmpl-1',
    object: 'chat.completion',
    created: 0,
    model: 'm',
    choices: [{ index: 0, finish_reason: 'stop', message: { role: 'assistant', content } }],
    usage: { prompt_tokens: 60, completion_tokens: 4, total_tokens: 64 },
  });
  const headers = { 'content-type': 'application/json', 'content-length': Buffer.byteLength(body) };
  const server = createServer((request, response) => {
    const answer = (): void => void response.writeHead(200, headers).end(body);
    request.resume().on('end', () => (latencyMs === 0 ? answer() : setTimeout(answer, latencyMs)));
  });
  server.listen(0, '127.0.0.1', () => process.send?.(`http://127.0.0.1:${(server.address() as AddressInfo).port}/v1`));
}
