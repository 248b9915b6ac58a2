import type { ChatModel } from '../../src/engine/model/chat-model.js';
import type { PaidReply } from '../../src/engine/model/with-journal.js';
import type { OptimizeEvent, OptimizeReport } from '../../src/engine/optimize/contracts.js';
import type { Host } from '../../src/host/host.js';
import { optimizeJob, type OptimizeRequest } from '../../src/host/jobs/optimize-job.js';
import { wholeLines } from '../../src/host/runs/journal-lines.js';
import { join } from 'node:path';

/** A task the offline learner can get better at: the label follows from one word, and the seed asks for no form. */
export const kindPrompt = `---
name: kind
input: { schema: { text: string } }
output: { labels: [plant, animal] }
data: { path: rows.jsonl, split: { train: 20, dev: 20, test: 20 } }
expect: "{{ kind }}"
metrics: [exact-match]
---
system:
You sort short notes. The kinds are: plant, animal. Take your time with it.

user:
Note: {{ text }}
Kind:
`;

const words = {
  plant: ['oak', 'fern', 'moss', 'reed', 'ivy'],
  animal: ['fox', 'owl', 'newt', 'hare', 'crab'],
} as const;

/** `count` different rows. */
export function kindRows(count: number): string {
  const lines = Array.from({ length: count }, (_, at) => {
    const kind = at % 2 === 0 ? 'plant' : 'animal';
    const word = words[kind][Math.floor(at / 2) % 5] ?? '';
    return JSON.stringify({ text: `we saw the ${word} on walk ${at}`, kind });
  });
  return `${lines.join('\n')}\n`;
}

export interface JobRun {
  readonly events: readonly OptimizeEvent[];
  readonly report: OptimizeReport;
}

export async function runJob(
  request: OptimizeRequest,
  host: Host,
  signal = new AbortController().signal,
): Promise<JobRun> {
  const events: OptimizeEvent[] = [];
  for await (const event of optimizeJob(request, host, signal)) {
    events.push(event);
    if (event.type === 'finished') return { events, report: event.report };
  }
  throw new Error('no report');
}

/** The host with something around every model it opens. */
export function withModels(host: Host, wrap: (model: ChatModel) => ChatModel): Host {
  return { ...host, model: (id, options) => wrap(host.model(id, options)) };
}

/** What a run paid for, in the order it was kept. */
export async function paidReplies(host: Host, run: string): Promise<PaidReply[]> {
  return (await keptReplies(host, run)).filter(({ reply }) => !reply.cached);
}

/** All answers a run used, those from the cache too. */
async function keptReplies(host: Host, run: string): Promise<PaidReply[]> {
  const replies: PaidReply[] = [];
  for await (const line of wholeLines(join(host.runsFolder, `${run}.calls.jsonl`))) {
    const kept = JSON.parse(line) as PaidReply | { readonly type: string };
    if ('reply' in kept) replies.push(kept);
  }
  return replies;
}

/** The journal of a run without its header. */
export async function journalOf(host: Host, run: string): Promise<string> {
  const lines: string[] = [];
  for await (const line of wholeLines(join(host.runsFolder, `${run}.jsonl`))) lines.push(line);
  return lines.slice(1).join('\n').replaceAll(run, 'RUN');
}
