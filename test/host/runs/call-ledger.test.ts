import assert from 'node:assert/strict';
import { createCallLedger, type CallLedger } from '../../../src/host/runs/call-ledger.js';
import type { BegunLine, FailedLine } from '../../../src/host/runs/run-line.js';

const model = 'openai/a';
const most = { tokens: 100, usd: 0.5 };

describe('the ledger of what a run has sent', () => {
  let lines: (BegunLine | FailedLine)[];
  beforeEach(() => {
    lines = [];
  });
  const opened = (ahead?: number): CallLedger => createCallLedger((line) => lines.push(line), ahead);
  /** The run as another process finds it, with so many answers kept. */
  const found = (answers: number): CallLedger => {
    const ledger = opened();
    for (const line of [...lines]) ledger.read(line);
    for (let i = 0; i < answers; i++) ledger.answered(model);
    return ledger;
  };

  it('knows of nothing when every request was answered', () => {
    const ledger = opened();
    for (let i = 0; i < 3; i++) {
      ledger.sent(model, most);
      ledger.answered(model);
    }
    assert.equal(ledger.unanswered(), undefined);
    assert.equal(found(3).unanswered(), undefined);
  });

  it('says of a process that died what it had sent and not kept the answer of', () => {
    const ledger = opened();
    for (let i = 0; i < 5; i++) ledger.sent(model, most);
    ledger.answered(model);
    assert.deepEqual(found(2).unanswered(), { requests: 3, usd: 1.5 });
    assert.deepEqual(found(2).charge(), { calls: 3, tokens: 300, usd: 1.5 });
  });

  it('never says less for writing fewer lines, and says it exactly of a run that ended in order', () => {
    const ledger = opened(4);
    for (let i = 0; i < 6; i++) ledger.sent(model, most);
    assert.equal(lines.length, 2);
    assert.deepEqual(found(0).unanswered(), { requests: 8, usd: 4 });
    ledger.settle();
    assert.deepEqual(found(0).unanswered(), { requests: 6, usd: 3 });
  });

  it('keeps what was lost once over every later part', () => {
    const first = opened();
    for (let i = 0; i < 4; i++) first.sent(model, most);
    const second = found(1);
    for (let i = 0; i < 3; i++) second.sent(model, most);
    assert.deepEqual(found(2).unanswered(), { requests: 5, usd: 2.5 });
    assert.deepEqual(found(4).unanswered(), { requests: 3, usd: 1.5 }, 'the three of the first part');
  });

  it('takes the dearest request for each, and models apart', () => {
    const ledger = opened();
    ledger.sent(model, most);
    ledger.answered(model);
    ledger.sent(model, { tokens: 50, usd: 0.75 });
    ledger.sent('openai/b', { tokens: 10, usd: 0.01 });
    assert.deepEqual(found(1).unanswered(), { requests: 2, usd: 0.76 });
    assert.deepEqual(found(1).charge(), { calls: 2, tokens: 110, usd: 0.76 });
  });

  it('leaves out what the server refused and counts what it may have billed, whose call is counted elsewhere', () => {
    const ledger = opened();
    ledger.sent(model, most);
    ledger.failed(model, undefined);
    assert.equal(ledger.unanswered(), undefined);
    ledger.sent(model, most);
    ledger.failed(model, most);
    for (const same of [ledger, found(0)]) {
      assert.deepEqual(same.unanswered(), { requests: 1, usd: 0.5 });
      assert.deepEqual(same.charge(), { calls: 0, tokens: 100, usd: 0.5 });
    }
  });

  it('says that money is not known where one price is not', () => {
    const ledger = opened();
    ledger.sent(model, most);
    ledger.sent('other/b', { tokens: 10, usd: undefined });
    assert.deepEqual(found(0).unanswered(), { requests: 2, usd: null });
    assert.deepEqual(found(1).unanswered(), { requests: 1, usd: null });
  });

  it('goes on with a run of an earlier version, which has answers and no marks', () => {
    const ledger = found(7);
    assert.equal(ledger.unanswered(), undefined);
    ledger.sent(model, most);
    ledger.sent(model, most);
    assert.deepEqual(found(7).unanswered(), { requests: 2, usd: 1 });
  });
});
