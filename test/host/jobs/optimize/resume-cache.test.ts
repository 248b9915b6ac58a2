import assert from 'node:assert/strict';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import type { ChatModel } from '../../../../src/engine/model/chat-model.js';
import type { OptimizeRequest } from '../../../../src/host/jobs/optimize-job.js';
import { type OpenedHost, openHost } from '../../../../src/host/open-host.js';
import { acts, type ChatServer, startChatServer } from '../../../support/chat-server.js';
import {
  journalOf,
  kindPrompt,
  kindRows,
  paidReplies,
  runJob,
  withModels,
} from '../../../support/optimize-workspace.js';
import { tempWorkspace, type TempWorkspace } from '../../../support/temp-workspace.js';

/** Only rows with an even number are answered right, so the search has something to look for and never ends early. */
const answerTo = (text: string): string => (/\d*[02468]\nKind/.test(text) ? 'plant' : 'animal or plant');

describe('a resumed optimization of which answers came from the cache', function () {
  this.timeout(60_000);

  let files: TempWorkspace;
  let host: OpenedHost;
  let server: ChatServer;
  let mood = '';

  const open = (): Promise<OpenedHost> => {
    const secrets: Record<string, string> = { OPENAI_API_KEY: 'sk-x', OPENAI_BASE_URL: server.baseUrl };
    return openHost({ startFolder: files.root, readSecret: (name) => secrets[name] });
  };
  beforeEach(async () => {
    mood = '';
    server = await startChatServer(({ messages }) => acts.reply(answerTo(textOf(messages)) + mood));
    files = tempWorkspace({
      'hone.config.yaml': 'model: openai/gpt-4o-mini\n',
      'kind.prompt': kindPrompt,
      'rows.jsonl': kindRows(70),
    });
    host = await open();
  });
  afterEach(async () => {
    host.close();
    await server.close();
    files.remove();
  });

  const textOf = (messages: readonly { content: string }[]): string =>
    messages.map(({ content }) => content).join('\n');
  const request = (extra: Partial<OptimizeRequest> = {}): OptimizeRequest => ({
    file: 'kind.prompt',
    method: 'hill-climb',
    maxCalls: 300,
    concurrency: 4,
    ...extra,
  });

  async function stoppedAt(k: number): Promise<string> {
    const stop = new AbortController();
    let calls = 0;
    const stopping = withModels(host, (model: ChatModel) => ({
      ...model,
      complete: (asked, signal) => {
        if (calls++ === k) stop.abort();
        return model.complete(asked, signal);
      },
    }));
    const { report } = await runJob(request(), stopping, stop.signal);
    assert.equal(report.stop, 'cancelled');
    return report.run;
  }

  const forgetting: [what: string, forget: (root: string) => void, extra: Partial<OptimizeRequest>][] = [
    ['the cache is deleted', (root) => rmSync(join(root, '.hone', 'cache'), { recursive: true }), {}],
    ['it is told to ask without the cache', () => undefined, { cache: false }],
  ];
  for (const [what, forget, extra] of forgetting) {
    it(`comes to the same result after ${what}, and asks nothing again`, async () => {
      const whole = await runJob(request(), host);
      const asked = server.requests.length;
      const run = await stoppedAt(120);
      assert.equal(server.requests.length, asked, 'the cache was warm');
      assert.equal((await paidReplies(host, run)).length, 0);
      host.close();
      forget(files.root);
      host = await open();
      const resumed = await runJob(request({ resume: run, ...extra }), host);
      const again = server.requests.slice(asked).map(({ messages }) => textOf(messages));
      assert.ok(again.length > 0 && again.length <= asked - 100, `${again.length} of ${asked} calls were made again`);
      const { tokens, usd } = resumed.report.spend;
      const paid = { calls: again.length, tokens, usd };
      const spend = { ...whole.report.spend, ...paid, byRole: { task: paid } };
      assert.deepEqual(resumed.report, { ...whole.report, run, spend });
      assert.equal(await journalOf(host, run), await journalOf(host, whole.report.run));
    });
  }

  it('goes on with the answers it had, though the server and the cache give others now', async () => {
    const run = await stoppedAt(120);
    rmSync(join(files.root, '.hone', 'cache'), { recursive: true });
    mood = '?';
    host.close();
    host = await open();
    await runJob(request(), host);
    const { report } = await runJob(request({ resume: run }), host);
    assert.notEqual(report.stop, 'failed');
  });
});
