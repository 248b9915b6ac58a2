import assert from 'node:assert/strict';
import { join } from 'node:path';
import type { RateLimits } from '../../../src/engine/model/rate.js';
import { createModels } from '../../../src/host/models/create-models.js';
import { acts, startChatServer, type ChatServer } from '../../support/chat-server.js';
import { honeConfig } from '../../support/hone-config.js';
import { ask, fakeClock, type FakeClock, never } from '../../support/model-fakes.js';
import { tempWorkspace, type TempWorkspace } from '../../support/temp-workspace.js';

describe('The limits of an account', () => {
  let server: ChatServer;
  let space: TempWorkspace;

  beforeEach(() => (space = tempWorkspace({})));
  afterEach(async () => {
    space.remove();
    await server.close();
  });

  /** Asks so many things one after the other, and says for how long it had to wait. */
  const waitFor = async (calls: number, limits: RateLimits | undefined): Promise<number> => {
    const clock: FakeClock = fakeClock({ jumping: true });
    const mine = { baseUrl: server.baseUrl, keyVariable: undefined, ...(limits && { limits }) };
    const cacheFolder = join(space.root, '.hone', 'cache');
    const models = createModels({
      config: honeConfig({ providers: { mine } }),
      readSecret: () => undefined,
      cacheFolder,
      clock,
    });
    for (let i = 0; i < calls; i++) {
      const model = models.model(`mine/model-${i % 2}`, { cache: false, concurrency: 4 });
      await model.complete(ask(`call ${i}`, { maxOutputTokens: 90 }), never);
    }
    models.close();
    return clock.slept.reduce((sum, ms) => sum + ms, 0);
  };

  it('are kept to as the configuration declares them, over all models', async () => {
    server = await startChatServer();
    const waited = await waitFor(25, { requestsPerMinute: 10 });
    assert.ok(waited > 60_000 && waited < 180_000, `25 calls at 10 a minute waited ${waited} ms`);
  });

  it('are learned from what the server says', async () => {
    server = await startChatServer(() => ({
      ...acts.body({
        choices: [{ finish_reason: 'stop', message: { content: 'x' } }],
        usage: { prompt_tokens: 10, completion_tokens: 90 },
      }),
      headers: { 'x-ratelimit-limit-tokens': '1000' },
    }));
    const waited = await waitFor(24, undefined);
    assert.ok(waited > 45_000 && waited < 90_000, `12 calls of 100 tokens at 1,000 a minute waited ${waited} ms`);
  });

  it('that nobody knows hold nobody up', async () => {
    server = await startChatServer();
    assert.equal(await waitFor(10, undefined), 0);
  });
});
