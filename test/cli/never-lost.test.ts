import assert from 'node:assert/strict';
import type { ChildProcess } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { EvaluationReport } from '../../src/engine/eval/contracts/report.js';
import { costOf } from '../../src/engine/model/prices.js';
import { startChatServer, type ChatServer, type Script } from '../support/chat-server.js';
import {
  answerGraded,
  gradedArgs,
  gradedCells,
  gradedWorkspace,
  keptRun,
  withoutChance,
} from '../support/graded-workspace.js';
import { hone, type Ended } from '../support/hone.js';
import type { TempWorkspace } from '../support/temp-workspace.js';

const rows = 3;
const cells = gradedCells(rows);
/** An answer and a verdict each. */
const calls = 2 * cells;
const everyCall = Array.from({ length: calls }, (_, at) => at + 1);
/** `HONE_KILLS=all` kills at every call at every concurrency; it takes minutes. */
const killsAt = (some: readonly number[]): readonly number[] =>
  process.env['HONE_KILLS'] === 'all' ? everyCall : some;

describe('hone eval that is killed', function () {
  this.timeout(120_000);
  let space: TempWorkspace;
  let server: ChatServer;
  let child: ChildProcess | undefined;
  let killWhen: (request: number) => boolean;
  let whole: string;
  /** Tells the requests of the processes apart: those of a killed one may be read after its death. */
  let key = 'first';

  const evaluate = (...args: string[]): Promise<Ended> =>
    hone(['eval', 'p.prompt', '--no-cache', '--format', 'json', ...args], {
      cwd: space.root,
      env: { OPENAI_BASE_URL: server.baseUrl, OPENAI_API_KEY: key },
      onSpawn: (started) => (child = started),
    });
  const resume = (...args: string[]): Promise<Ended> => evaluate('--resume', keptRun(space).id, ...args);

  before(async () => {
    await start();
    whole = withoutChance((await evaluate(...gradedArgs)).stdout);
    assert.equal(server.requests.length, calls);
    await end();
  });
  beforeEach(() => start());
  afterEach(() => end());

  async function start(): Promise<void> {
    killWhen = () => false;
    key = 'first';
    space = gradedWorkspace(rows);
    // Pauses of several lengths, so that kills come before, between and after the answers of other calls.
    const script: Script = (chat, index) => {
      if (killWhen(index + 1)) child?.kill('SIGKILL');
      return answerGraded(chat, (index * 7) % 5);
    };
    server = await startChatServer(script);
  }

  async function end(): Promise<void> {
    await server.close();
    space.remove();
  }

  function assertWhole({ code, stdout, stderr }: Ended): void {
    assert.equal(code, 0, stderr);
    assert.equal(withoutChance(stdout), whole);
    const kept = keptRun(space);
    assert.deepEqual([kept.cells.length, new Set(kept.cells).size], [cells, cells], 'each result once');
  }

  const points = [
    [1, killsAt([1, 8, 19])],
    [4, killsAt([1, 2, 5, 10, 13, 16, 22, 23, 24])],
    [16, killsAt([3, 17, 24])],
  ] as const;
  for (const [concurrency, kills] of points)
    for (const kill of kills)
      it(`at call ${kill} of ${calls}, ${concurrency} at once, is completed to the same report and pays for nothing it has`, async () => {
        killWhen = (request) => request === kill;
        const { code } = await evaluate(...gradedArgs, '--concurrency', String(concurrency));
        assert.equal(code, null, 'it was killed');
        const { paid } = keptRun(space);
        key = 'second';
        const ended = await resume('--concurrency', String(concurrency));
        assertWhole(ended);
        const again = server.requests.filter(({ headers }) => headers.authorization === 'Bearer second').length;
        // Nobody but the server knows of these.
        const unknown = server.requests.length - again - paid;
        assert.ok(unknown <= concurrency, `${unknown} calls were not kept`);
        const { unanswered } = JSON.parse(ended.stdout) as EvaluationReport;
        const told = unanswered?.requests ?? 0;
        // Two models and a judge, each with some allowed ahead.
        assert.ok(
          told >= unknown && told <= concurrency + 3 * (Math.ceil(concurrency / 4) - 1),
          `${told} of ${unknown}`,
        );
        assert.ok(again <= calls - paid, `${again} calls to complete ${calls}, of which ${paid} were kept`);
      });

  it('at every fifth call is completed all the same', async () => {
    killWhen = (request) => request % 5 === 0;
    let kills = 0;
    let ended = await evaluate(...gradedArgs, '--concurrency', '2');
    for (; ended.code === null; kills++) ended = await resume('--concurrency', '2');
    assertWhole(ended);
    assert.ok(kills >= 4, `${kills} kills`);
    assert.ok(server.requests.length - calls <= 2 * kills, `${server.requests.length} calls, ${kills} kills`);
  });

  it('keeps the number of calls it may make over all its parts', async () => {
    killWhen = (request) => request === 8;
    await evaluate(...gradedArgs, '--max-calls', '14', '--concurrency', '1');
    killWhen = () => false;
    const cut = await resume('--max-calls', '14', '--concurrency', '1');
    assert.equal((JSON.parse(cut.stdout) as { stop: string }).stop, 'budget');
    assert.equal(server.requests.length, 14, 'with the call it was killed in, whose answer never came');
    assert.equal((JSON.parse(cut.stdout) as EvaluationReport).unanswered?.requests, 1);
    assert.match(cut.stderr, /Up to 1 request was sent and never answered/);
    const before = server.requests.length;
    const none = await resume('--max-calls', '14', '--concurrency', '1');
    assert.deepEqual([(JSON.parse(none.stdout) as { stop: string }).stop, server.requests.length], ['budget', before]);
    assertWhole(await resume());
  });

  it('says what may have been billed when it is looked at before it is resumed, and after', async () => {
    killWhen = (request) => request === 8;
    await evaluate(...gradedArgs, '--concurrency', '1');
    const { id } = keptRun(space);
    const shown = async (): Promise<EvaluationReport> => {
      const { stdout } = await hone(['runs', 'show', id, '--format', 'json'], { cwd: space.root });
      return JSON.parse(stdout) as EvaluationReport;
    };
    const killed = await shown();
    assert.deepEqual([killed.stop, killed.unanswered?.requests], ['cancelled', 1]);
    const ended = JSON.parse((await resume('--concurrency', '1')).stdout) as EvaluationReport;
    assert.deepEqual((await shown()).unanswered, ended.unanswered);
    assert.equal(ended.unanswered?.requests, 1);
  });

  it('keeps to the money it may take however often it is killed', async () => {
    const maxUsd = 0.0004;
    killWhen = (request) => request % 8 === 0;
    const args = ['--max-usd', String(maxUsd), '--concurrency', '8'];
    let ended = await evaluate(...gradedArgs, ...args);
    for (let kills = 1; ended.code === null && kills < 6; kills++) ended = await resume(...args);
    assert.equal((JSON.parse(ended.stdout) as EvaluationReport).stop, 'budget', ended.stderr);
    const billed = server.requests.reduce((sum, { model, body, messages }) => {
      const inputTokens = messages.reduce((total, { content }) => total + Math.ceil(content.length / 4), 0);
      const outputTokens = Number(body['max_completion_tokens'] ?? 1);
      return sum + (costOf(`openai/${model}`, { inputTokens, outputTokens, estimated: true }) ?? NaN);
    }, 0);
    assert.ok(billed <= maxUsd, `$${billed} of $${maxUsd} for ${server.requests.length} calls`);
  });

  it('in the middle of writing goes on after its last whole line, wherever that is torn', async () => {
    await evaluate(...gradedArgs);
    const { path, id } = keptRun(space);
    const beside = join(space.root, '.hone', 'runs', `${id}.calls.jsonl`);
    const lines = readFileSync(path, 'utf8').trimEnd().split('\n');
    const last = Buffer.from(`${lines.at(-2) ?? ''}\n`);
    const paid = readFileSync(beside);
    const before = Buffer.from(`${lines.slice(0, -2).join('\n')}\n`);
    const asked = server.requests.length;
    const step = Math.ceil(last.length / 12);
    for (let cut = 0; cut < last.length; cut += step) {
      writeFileSync(path, Buffer.concat([before, last.subarray(0, cut)]));
      writeFileSync(beside, paid);
      assertWhole(await resume());
    }
    assert.equal(server.requests.length, asked, 'what was paid for is in the file beside the journal');
  });

  it('refuses a second process while one works on the run, and says which', async () => {
    let open: () => void = () => undefined;
    const asked = new Promise<void>((resolve) => (open = resolve));
    killWhen = (request) => {
      if (request === 6) open();
      return false;
    };
    const first = evaluate(...gradedArgs, '--concurrency', '1');
    await asked;
    child?.kill('SIGSTOP');
    const busy = child;
    const second = await resume();
    busy?.kill('SIGCONT');
    assert.equal(second.code, 2);
    assert.match(
      second.stderr,
      new RegExp(`being worked on by process ${busy?.pid}, .* Wait until it has ended or stop it`),
    );
    assertWhole(await first);
    assert.equal(server.requests.length, calls);
  });
});
