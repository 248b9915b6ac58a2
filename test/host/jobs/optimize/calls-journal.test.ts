import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { PaidReply } from '../../../../src/engine/model/with-journal.js';
import { openCallsJournal, type CallsJournal } from '../../../../src/host/jobs/optimize/calls-journal.js';
import { createRun, type RunJournal } from '../../../../src/host/runs/run-journal.js';

const usage = { inputTokens: 1_000_000, outputTokens: 1_000_000, estimated: false };
const paid = (key: string, cached = false): PaidReply => ({
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
    await first.append(paid('a'));
    await first.append(paid('b', true));
    assert.deepEqual(first.paid(), { calls: 1, tokens: 2_000_000, usd: 5 });
    first.close();
    const second = await open(price);
    assert.deepEqual(second.paid(), { calls: 1, tokens: 2_000_000, usd: 5 });
    second.close();
  });

  it('cost an unknown amount where nobody says it', async () => {
    const calls = await open();
    await calls.append(paid('a'));
    assert.equal(calls.paid().usd, null);
    calls.close();
  });

  it('tell the next part of the run what was sent and never answered', async () => {
    const first = await open();
    for (let i = 0; i < 3; i++) first.ledger.sent('acme/small', { tokens: 10, usd: 0.25 });
    await first.append(paid('a'));
    assert.equal(first.find('a')?.text, 'yes');
    first.close();
    const second = await open();
    assert.deepEqual(second.ledger.unanswered(), { requests: 2, usd: 0.5 });
    assert.equal(second.find('a')?.text, 'yes', 'the answers are found among them');
    second.close();
  });
});
