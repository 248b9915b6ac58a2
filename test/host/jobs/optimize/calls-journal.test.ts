import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  openCallsJournal,
  type CallsJournal,
  type RoleReply,
} from '../../../../src/host/jobs/optimize/calls-journal.js';
import { createRun, type RunJournal } from '../../../../src/host/runs/run-journal.js';

const usage = { inputTokens: 1_000_000, outputTokens: 1_000_000, estimated: false };
const paid = (key: string, cached = false): RoleReply => ({
  key,
  model: 'acme/small',
  reply: { text: 'yes', usage, finishReason: 'stop', cached, milliseconds: 5 },
});

describe('the calls an optimization keeps', () => {
  let folder: string;
  let run: RunJournal;
  const open = (price?: { input: number; output: number }): Promise<CallsJournal> => openCallsJournal(run, () => price);

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'hone-calls-'));
    run = createRun(folder, { kind: 'optimize', facts: {} });
  });
  afterEach(() => {
    run.close();
    rmSync(folder, { recursive: true });
  });

  it('cost what the configuration says a model costs, those of earlier parts too', async () => {
    const price = { input: 2, output: 3 };
    const first = await open(price);
    first.append(paid('a'));
    first.append(paid('b', true));
    assert.deepEqual(first.paid(), { calls: 1, tokens: 2_000_000, usd: 5 });
    first.close();
    const second = await open(price);
    assert.deepEqual(second.paid(), { calls: 1, tokens: 2_000_000, usd: 5 });
    second.close();
  });

  it('cost an unknown amount where nobody says it', async () => {
    const calls = await open();
    calls.append(paid('a'));
    assert.equal(calls.paid().usd, null);
    calls.close();
  });

  it('cost each role its own, over all parts of the run', async () => {
    const price = { input: 2, output: 3 };
    const first = await open(price);
    first.append({ ...paid('a'), role: 'task' });
    first.append({ ...paid('b'), role: 'writer' });
    first.close();
    const second = await open(price);
    second.append({ ...paid('c'), role: 'task' });
    second.append({ ...paid('d', true), role: 'judge' });
    assert.deepEqual(second.paid(), {
      ...{ calls: 3, tokens: 6_000_000, usd: 15 },
      byRole: {
        task: { calls: 2, tokens: 4_000_000, usd: 10 },
        writer: { calls: 1, tokens: 2_000_000, usd: 5 },
      },
    });
    second.close();
  });

  it('are not shared out among roles where an earlier version kept some of them', async () => {
    const calls = await open({ input: 2, output: 3 });
    calls.append(paid('a'));
    calls.append({ ...paid('b'), role: 'task' });
    assert.deepEqual(calls.paid(), { calls: 2, tokens: 4_000_000, usd: 10 });
    calls.close();
  });

  it('tell the next part of the run what was sent and never answered', async () => {
    const first = await open();
    for (let i = 0; i < 3; i++) first.ledger.sent('acme/small', { tokens: 10, usd: 0.25 });
    first.append(paid('a'));
    assert.equal(first.find('a')?.text, 'yes');
    first.close();
    const second = await open();
    assert.deepEqual(second.ledger.unanswered(), { requests: 2, usd: 0.5 });
    assert.equal(second.find('a')?.text, 'yes', 'the answers are found among them');
    second.close();
  });
});
