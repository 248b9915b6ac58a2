import assert from 'node:assert/strict';
import { ModelError } from '../../../src/engine/model/chat-model.js';
import { createGate, withGate } from '../../../src/engine/model/with-gate.js';
import { fakeModel, graded, makeRows, runOptimize } from '../../support/optimize-run.js';

const request = { messages: [], parameters: {}, sample: 0 };
const turn = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

describe('a gate before a model', () => {
  it('holds calls back while it is closed, and lets them through when it opens', async () => {
    const [gate, inner] = [createGate(), fakeModel(() => 'yes')];
    gate.close();
    const answers = [1, 2].map(() => withGate(inner, gate).complete(request, new AbortController().signal));
    await turn();
    assert.deepEqual([gate.isClosed, inner.requests.length], [true, 0]);
    gate.open();
    assert.deepEqual(
      (await Promise.all(answers)).map(({ text }) => text),
      ['yes', 'yes'],
    );
  });

  it('says when a call comes to it while it is closed, and only then', async () => {
    let held = 0;
    const [gate, inner] = [createGate(() => held++), fakeModel(() => 'yes')];
    const ask = async (): Promise<unknown> => withGate(inner, gate).complete(request, new AbortController().signal);
    await ask();
    assert.equal(held, 0);
    gate.close();
    const waiting = [ask(), ask()];
    await turn();
    assert.equal(held, 2);
    gate.open();
    await Promise.all([...waiting, ask()]);
    assert.equal(held, 2);
  });

  it('lets a stopped call go at once', async () => {
    const [gate, inner, stop] = [createGate(), fakeModel(() => 'yes'), new AbortController()];
    gate.close();
    const answer = withGate(inner, gate).complete(request, stop.signal);
    stop.abort();
    await assert.rejects(answer, (error) => error instanceof ModelError && error.kind === 'aborted');
    assert.equal(inner.requests.length, 0);
  });

  it('changes nothing of a run that was paused and went on', async () => {
    const rows = makeRows(120);
    const quality = (prompt: string): number => 0.4 + (prompt.length % 7) / 20;
    const whole = await runOptimize({ method: 'hill-climb', model: graded(rows, quality), rows });
    const [gate, inner] = [createGate(), graded(rows, quality)];
    let asked = 0;
    const pausing = {
      ...inner,
      complete: (...given: Parameters<typeof inner.complete>) => {
        if (++asked === 60) gate.close();
        return inner.complete(...given);
      },
    };
    const running = runOptimize({ method: 'hill-climb', model: withGate(pausing, gate), rows });
    while (!gate.isClosed) await turn();
    for (let turns = 0; turns < 20; turns++) await turn();
    const before = asked;
    await turn();
    assert.equal(asked, before, 'it went on while it was paused');
    gate.open();
    assert.deepEqual(await running, whole);
  });
});
