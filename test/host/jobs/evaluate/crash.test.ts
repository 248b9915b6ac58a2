import assert from 'node:assert/strict';
import { type ChildProcess, spawn } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type ChatServer, startChatServer } from '../../../support/chat-server.js';
import type { TempWorkspace } from '../../../support/temp-workspace.js';
import {
  answerParity,
  comparable,
  follow,
  openParity,
  parityProcess,
  parityWorkspace,
} from '../../../support/parity.js';

const concurrency = 4;
const cells = 160;

describe('a run that is killed', function () {
  this.timeout(60_000);
  let server: ChatServer;
  let folder: TempWorkspace;
  let whole: unknown;
  let killAt: number;
  let child: ChildProcess | undefined;

  before(async () => {
    const clean = parityWorkspace(cells / 2);
    const plain = await startChatServer((chat) => answerParity(chat));
    const host = await openParity(clean, plain.baseUrl);
    whole = comparable((await follow(host)).report);
    host.close();
    await plain.close();
    clean.remove();
  });

  beforeEach(async () => {
    killAt = Infinity;
    folder = parityWorkspace(cells / 2);
    server = await startChatServer((chat, index) => {
      if (index + 1 === killAt) child?.kill('SIGKILL');
      return answerParity(chat, 2);
    });
  });

  afterEach(async () => {
    await server.close();
    folder.remove();
  });

  /** Evaluates in a process of its own, to its end or its death. */
  async function runProcess(
    request: object,
    limits = '',
  ): Promise<{ readonly code: number | null; readonly told: string }> {
    const args = [
      '--import=tsx',
      parityProcess,
      folder.root,
      server.baseUrl,
      JSON.stringify({ concurrency, ...request }),
    ];
    const running = spawn('bash', ['-c', `${limits} exec "$0" "$@"`, process.execPath, ...args], {
      stdio: ['ignore', 'ignore', 'pipe'],
    });
    child = running;
    let told = '';
    running.stderr.setEncoding('utf8').on('data', (text: string) => (told += text));
    const code = await new Promise<number | null>((resolve) => running.on('close', resolve));
    return { code, told };
  }

  function runId(): string {
    const files = readdirSync(join(folder.root, '.hone', 'runs'));
    const [name, ...others] = files.filter((file) => file.endsWith('.jsonl'));
    assert.deepEqual(others, []);
    return name?.replace('.jsonl', '') ?? '';
  }

  async function resumed(): Promise<{ readonly report: unknown; readonly resumed: number }> {
    const host = await openParity(folder, server.baseUrl);
    const { report, events } = await follow(host, { resume: runId(), concurrency });
    host.close();
    const [first] = events;
    return { report: comparable(report), resumed: first?.type === 'started' ? first.resumed : -1 };
  }

  for (const point of [1, 17, 90, cells]) {
    it(`at call ${point} of ${cells} ends with the same report and pays nothing twice but what was in flight`, async () => {
      killAt = point;
      const { code } = await runProcess({});
      assert.equal(code, null, 'the process was killed');
      const result = await resumed();
      assert.deepEqual(result.report, whole);
      assert.ok(server.requests.length - cells <= concurrency, `${server.requests.length} calls for ${cells} cells`);
      assert.ok(result.resumed >= point - 2 * concurrency, `${result.resumed} results were kept at call ${point}`);
    });
  }

  it('again and again still ends with the same report', async () => {
    const kills = 3;
    let request = {};
    for (let kill = 0; kill < kills; kill++) {
      killAt = server.requests.length + 30;
      await runProcess(request);
      request = { resume: runId() };
    }
    killAt = Infinity;
    assert.deepEqual((await resumed()).report, whole);
    assert.ok(server.requests.length - cells <= kills * concurrency, `${server.requests.length} calls`);
  });

  it('by a full disk says how to go on, and goes on when there is room', async () => {
    // 12 KB is the largest file this process may write: real refusals by the system, without a disk to fill.
    const { code, told } = await runProcess({ cache: false }, 'ulimit -f 12;');
    assert.equal(code, 2);
    assert.match(told, new RegExp(`the disk is full\\. What was answered so far is kept: .*--resume ${runId()}`));
    const text = readFileSync(join(folder.root, '.hone', 'runs', `${runId()}.jsonl`), 'utf8');
    assert.ok(text.endsWith('\n'), 'the journal ends with a whole line');
    const paid = server.requests.length;
    const result = await resumed();
    assert.deepEqual(result.report, whole);
    assert.ok(result.resumed > 10 && server.requests.length - paid === cells - result.resumed);
  });
});
