import { fileURLToPath } from 'node:url';
import type { CellResult } from '../../src/engine/eval/contracts/cell.js';
import type { EvaluationEvent } from '../../src/engine/eval/contracts/evaluation-event.js';
import type { EvaluationReport } from '../../src/engine/eval/contracts/report.js';
import { type EvaluateRequest, evaluateJob } from '../../src/host/jobs/evaluate-job.js';
import { openHost, type OpenedHost } from '../../src/host/open-host.js';
import { afterEach } from 'mocha';
import { acts, type Act, type ChatServer, type ReceivedChat, type Script, startChatServer } from './chat-server.js';
import { type TempWorkspace, tempWorkspace } from './temp-workspace.js';

/** Two variants of one question over numbered rows: small enough to know every right result by hand. */
const prompt = `---
name: parity
model: openai/gpt-4.1-mini
config: { temperature: 0, maxOutputTokens: 8 }
output: { labels: [odd, even] }
data: rows.jsonl
expect: "{{ label }}"
matrix: { style: [quickly, carefully] }
---
user:
Say {{ style }}: is {{ number }} odd or even?
`;

export function parityWorkspace(rows: number, files: Readonly<Record<string, string>> = {}): TempWorkspace {
  const lines = Array.from({ length: rows }, (_, index) =>
    JSON.stringify({ number: index + 1, label: index % 2 === 0 ? 'odd' : 'even' }),
  );
  return tempWorkspace({
    'parity.prompt': prompt,
    'rows.jsonl': `${lines.join('\n')}\n`,
    'hone.config.yaml': '',
    ...files,
  });
}

/** What was asked: the style and the number. */
export function asked({ messages }: ReceivedChat): { readonly style: string; readonly number: number } {
  const match = /Say (\w+): is (\d+)/.exec(messages.at(-1)?.content ?? '');
  return { style: match?.[1] ?? '', number: Number(match?.[2]) };
}

/** Answers rightly, but `quickly` is wrong on every third number and `carefully` on every tenth. */
export function answerParity(chat: ReceivedChat, afterMs = 0): Act {
  const { style, number } = asked(chat);
  const isWrong = number % (style === 'quickly' ? 3 : 10) === 0;
  return acts.reply((number % 2 === 1) === isWrong ? 'Even.' : 'The number is odd', afterMs);
}

export async function openParity(
  { root }: Pick<TempWorkspace, 'root'>,
  baseUrl: string,
  key = 'test',
): Promise<OpenedHost> {
  const secrets: Record<string, string> = { OPENAI_BASE_URL: baseUrl, OPENAI_API_KEY: key };
  return openHost({ startFolder: root, readSecret: (variable) => secrets[variable] });
}

/** A server, a workspace and a host for each test that calls `start`; they are gone after it. */
export interface Parity {
  start(rows: number, script?: Script, files?: Readonly<Record<string, string>>): Promise<void>;
  readonly server: ChatServer;
  readonly folder: TempWorkspace;
  readonly host: OpenedHost;
  /** Opens the workspace anew with no key set. */
  withoutKey(): Promise<void>;
}

export function useParity(): Parity {
  let open: { server: ChatServer; folder: TempWorkspace; host: OpenedHost } | undefined;
  const current = (): NonNullable<typeof open> => {
    if (open === undefined) throw new Error('Call start first.');
    return open;
  };
  const stop = async (): Promise<void> => {
    open?.host.close();
    await open?.server.close();
    open?.folder.remove();
    open = undefined;
  };
  afterEach(stop);
  return {
    async start(rows, script = (chat) => answerParity(chat), files = {}) {
      await stop();
      const server = await startChatServer(script);
      const folder = parityWorkspace(rows, files);
      open = { server, folder, host: await openParity(folder, server.baseUrl) };
    },
    async withoutKey() {
      const { server, folder, host } = current();
      host.close();
      open = { server, folder, host: await openParity(folder, server.baseUrl, '') };
    },
    get server() {
      return current().server;
    },
    get folder() {
      return current().folder;
    },
    get host() {
      return current().host;
    },
  };
}

export interface Followed {
  readonly events: readonly EvaluationEvent[];
  readonly cells: readonly CellResult[];
  readonly problems: readonly string[];
  readonly report: EvaluationReport;
}

/** Runs a job to its end. `onEvent` may abort it. */
export async function follow(
  host: OpenedHost,
  request: Partial<EvaluateRequest> = {},
  { signal = new AbortController().signal, onEvent }: { signal?: AbortSignal; onEvent?: (count: number) => void } = {},
): Promise<Followed> {
  const events: EvaluationEvent[] = [];
  for await (const event of evaluateJob({ files: ['parity.prompt'], ...request }, host, signal)) {
    events.push(event);
    onEvent?.(events.length);
  }
  const report = events.flatMap((event) => (event.type === 'finished' ? [event.report] : []))[0];
  if (report === undefined) throw new Error('The run ended without a report.');
  return {
    events,
    cells: events.flatMap((event) => (event.type === 'cell' ? [event.result] : [])),
    problems: events.flatMap((event) => (event.type === 'problem' ? [event.message] : [])),
    report,
  };
}

/** The report without what may differ between equal runs: its name, time, which answers came from the cache, and what was under way when it was stopped. */
export function comparable({ variants, ...report }: EvaluationReport): unknown {
  return {
    ...report,
    run: '',
    unanswered: undefined,
    calls: report.calls + report.cached,
    cached: 0,
    variants: variants.map((variant) => ({ ...variant, seconds: 0, usd: 0 })),
  };
}

export const parityProcess = fileURLToPath(new URL('parity-process.ts', import.meta.url));
