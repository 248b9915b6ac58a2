import { afterEach, beforeEach } from 'mocha';
import type { OptimizeReport } from '../../src/engine/optimize/contracts.js';
import type { OptimizeRequest } from '../../src/host/jobs/optimize-job.js';
import { type OpenedHost, openHost } from '../../src/host/open-host.js';
import { type Act, type ChatServer, type ReceivedChat, startChatServer } from './chat-server.js';
import { type JobRun, kindRows, runJob } from './optimize-workspace.js';
import { tempWorkspace, type TempWorkspace } from './temp-workspace.js';

/** A search for a better `kind.prompt` beside a server, set up anew for each test. */
export interface KindSearch {
  readonly host: OpenedHost;
  readonly server: ChatServer;
  readonly files: TempWorkspace;
  /** Stops a run as the server is asked for the `call`th time from now, counted from 1. */
  stoppedAt(call: number, request: OptimizeRequest): Promise<JobRun>;
}

/** The files are beside 60 rows; `prompt` is that of the task with other metrics. */
export function useKindSearch(
  prompt: string,
  answer: (chat: ReceivedChat) => Act,
  others: Readonly<Record<string, string>> = {},
): KindSearch {
  let open: Omit<KindSearch, 'stoppedAt'> | undefined;
  let stopAt = Infinity;
  let stop = new AbortController();
  const current = (): NonNullable<typeof open> => {
    if (open === undefined) throw new Error('There is one inside of a test alone.');
    return open;
  };
  beforeEach(async () => {
    stopAt = Infinity;
    const server = await startChatServer((chat, index) => {
      if (index + 1 === stopAt) stop.abort();
      return answer(chat);
    });
    const config = { 'hone.config.yaml': 'model: openai/gpt-4.1-nano\n' };
    const files = tempWorkspace({ ...config, 'kind.prompt': prompt, 'rows.jsonl': kindRows(60), ...others });
    const secrets: Record<string, string> = { OPENAI_API_KEY: 'sk-x', OPENAI_BASE_URL: server.baseUrl };
    const host = await openHost({ startFolder: files.root, readSecret: (name) => secrets[name] });
    open = { server, files, host };
  });
  afterEach(async () => {
    const { host, server, files } = current();
    host.close();
    await server.close();
    files.remove();
  });
  return {
    get host() {
      return current().host;
    },
    get server() {
      return current().server;
    },
    get files() {
      return current().files;
    },
    stoppedAt(call, request) {
      stopAt = current().server.requests.length + call;
      stop = new AbortController();
      return runJob(request, current().host, stop.signal);
    },
  };
}

/** Without the run's name, and what was under way when it was stopped. */
export function comparable({ spend, ...report }: OptimizeReport): unknown {
  return { ...report, run: '', spend: { ...spend, unanswered: undefined } };
}

/** The length of an answer to what was shown: it follows from that of the prompt, whatever the row. */
export function lengthOf({ messages }: ReceivedChat): number {
  const text = messages.map(({ content }) => content).join('\n');
  return text.replaceAll(/\s|note|we saw.*/gi, '').length;
}
