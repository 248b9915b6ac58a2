import assert from 'node:assert/strict';
import { createLimiter } from '../../../src/engine/model/limiter.js';
import { createRate } from '../../../src/engine/model/rate.js';
import { withLimiter } from '../../../src/engine/model/with-limiter.js';
import { ask, fakeClock, type FakeClock, modelThat, never, replyOf, settled } from '../../support/model-fakes.js';

/** How many of 500 takes have been let through by the end of each minute. */
async function minutes(clock: FakeClock, take: () => Promise<void>): Promise<number[]> {
  let through = 0;
  for (let i = 0; i < 500; i++) void take().then(() => (through += 1));
  const counts: number[] = [];
  for (let minute = 0; minute < 3; minute++) {
    for (let second = 0; second < 60; second++) await clock.advance(1_000);
    counts.push(through);
  }
  return counts;
}

describe('The rate', () => {
  it('lets out no more requests in a minute than are allowed, and nearly as many', async () => {
    const clock = fakeClock();
    const rate = createRate(clock, { requestsPerMinute: 100 });
    const [first = 0, second = 0, third = 0] = await minutes(clock, () => rate.take(0, never));
    assert.deepEqual([first, second - first, third - second], [100, 90, 90]);
  });

  it('lets out no more tokens in a minute than are allowed', async () => {
    const clock = fakeClock();
    const rate = createRate(clock, { tokensPerMinute: 1_000 });
    const [first = 0, second = 0] = await minutes(clock, () => rate.take(20, never));
    assert.deepEqual([first, second - first], [50, 45]);
  });

  it('waits for nothing while no limit is known, and keeps to one it learns', async () => {
    const clock = fakeClock();
    const rate = createRate(clock);
    assert.equal(rate.isBounded, false);
    await Promise.all(Array.from({ length: 1_000 }, () => rate.take(1_000, never)));
    rate.learn({ tokensPerMinute: 1_000 });
    assert.equal(rate.isBounded, true);
    const [first = 0] = await minutes(clock, () => rate.take(100, never));
    assert.equal(first, 10);
  });

  it('keeps to what is declared, whatever a server says', async () => {
    const clock = fakeClock();
    const rate = createRate(clock, { tokensPerMinute: 1_000 });
    rate.learn({ tokensPerMinute: 1_000_000 });
    const [first = 0] = await minutes(clock, () => rate.take(100, never));
    assert.equal(first, 10);
  });

  it('gives back what was set aside and not used', async () => {
    const clock = fakeClock();
    const rate = createRate(clock, { tokensPerMinute: 1_000 });
    await rate.take(100, never);
    rate.settle(100, 10);
    await rate.take(90, never);
    assert.deepEqual(clock.slept, []);
  });

  it('lets whoever is stopped go, and their place to the next', async () => {
    const clock = fakeClock();
    const rate = createRate(clock, { requestsPerMinute: 10 });
    await rate.take(0, never);
    const stop = new AbortController();
    const stopped = rate.take(0, stop.signal);
    stop.abort();
    await assert.rejects(stopped, { kind: 'aborted' });
    let through = false;
    void rate.take(0, never).then(() => (through = true));
    await clock.advance(7_000);
    assert.equal(through, true);
  });

  it('holds calls through the limiter by their tokens', async () => {
    const clock = fakeClock();
    const limiter = createLimiter({ clock, concurrency: 8, rate: createRate(clock, { tokensPerMinute: 600 }) });
    const model = withLimiter(
      modelThat(() => replyOf('x', { usage: { inputTokens: 5, outputTokens: 55, estimated: false } })),
      limiter,
    );
    let answered = 0;
    for (let i = 0; i < 3; i++)
      void model.complete(ask('x', { maxOutputTokens: 55 }), never).then(() => (answered += 1));
    await settled();
    assert.equal(answered, 1);
    await clock.advance(7_000);
    assert.equal(answered, 2);
  });
});
