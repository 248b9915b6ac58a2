import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { OptimizeReport } from '../../src/engine/optimize/contracts.js';
import { assertRefused } from '../support/assert-refused.js';
import { acts, startChatServer, type ChatServer, type Script } from '../support/chat-server.js';
import { hone, type Ended } from '../support/hone.js';
import { smallPrompt } from '../support/small-workspace.js';
import { tempWorkspace, type TempWorkspace } from '../support/temp-workspace.js';

/** Forty different rows, half good and half bad. */
const rows = Array.from({ length: 40 }, (_, i) => ({ text: `text ${i}`, label: i % 2 === 0 ? 'good' : 'bad' }));

describe('hone optimize against a server', () => {
  let space: TempWorkspace;
  let server: ChatServer | undefined;

  beforeEach(() => {
    const split = 'data: { path: rows.jsonl, split: { train: 10, dev: 10, test: 10, seed: 1 } }';
    space = tempWorkspace({
      'a.prompt': smallPrompt.replace('data: rows.jsonl', split),
      'rows.jsonl': rows.map((row) => JSON.stringify(row)).join('\n'),
    });
  });
  afterEach(async () => {
    await server?.close();
    server = undefined;
    space.remove();
  });

  async function optimize(script: Script, args: readonly string[], interruptWhen?: Promise<unknown>): Promise<Ended> {
    await server?.close();
    server = await startChatServer(script);
    const env = { OPENAI_BASE_URL: server.baseUrl, OPENAI_API_KEY: 'k' };
    const command = ['optimize', 'a.prompt', '--method', 'bootstrap-demos', '--model', 'openai/x', ...args];
    return hone(command, { cwd: space.root, env, ...(interruptWhen && { interruptWhen }) });
  }

  it('no key: one line before anything is asked', async () => {
    const args = ['optimize', 'a.prompt', '--method', 'bootstrap-demos', '--model', 'openai/x'];
    assertRefused(await hone(args, { cwd: space.root }), /OPENAI_API_KEY/);
  });

  it('401: ends with exit code 2, says which key to check, and keeps the seed prompt', async () => {
    const { code, stdout, stderr } = await optimize(() => acts.status(401, 'revoked'), ['--format', 'json']);
    assert.equal(code, 2);
    assert.match(stderr, /openai refused the key\. Check OPENAI_API_KEY/);
    assert.equal(stdout === '' || (JSON.parse(stdout) as { stop: string }).stop === 'failed', true);
  });

  it('Ctrl-C keeps what was paid for; the resumed run ends like one that was never stopped', async () => {
    const answer: Script = ({ messages }) =>
      acts.reply(/[02468]$/.test(messages.at(-1)?.content ?? '') ? 'good' : 'bad');
    const whole = await optimize(answer, ['--format', 'json', '--out', 'whole.prompt', '--no-cache']);
    assert.equal(whole.code, 0, whole.stderr);
    const needed = server?.requests.length ?? 0;

    let asked: () => void = () => undefined;
    const enough = new Promise<void>((resolve) => (asked = resolve));
    const halting: Script = (chat, index) => {
      if (index < 15) return answer(chat, index);
      asked();
      return acts.silence();
    };
    const flags = ['--format', 'json', '--concurrency', '1', '--no-cache'];
    const stopped = await optimize(halting, flags, enough);
    const cut = JSON.parse(stopped.stdout) as { run: string; stop: string };
    assert.deepEqual([stopped.code, cut.stop], [2, 'cancelled']);

    const resumed = await optimize(answer, [...flags, '--out', 'resumed.prompt', '--resume', cut.run]);
    assert.equal(resumed.code, 0, resumed.stderr);
    assert.equal(server?.requests.length, needed - 15, 'nothing is asked twice');
    const read = (name: string): string => readFileSync(join(space.root, name), 'utf8');
    assert.equal(read('resumed.prompt'), read('whole.prompt'));
    const { spend } = JSON.parse(resumed.stdout) as Pick<OptimizeReport, 'spend'>;
    assert.equal(spend.unanswered?.requests, 1, 'the call that was stopped');
    assert.match(resumed.stderr, /Up to 1 request was sent and never answered/);
    const verdict = (text: string): unknown => (JSON.parse(text) as { test: unknown }).test;
    assert.deepEqual(verdict(resumed.stdout), verdict(whole.stdout));
  });
});
