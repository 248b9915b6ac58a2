import assert from 'node:assert/strict';
import { OpenAI } from 'openai';
import { keepAliveFetch } from '../../../src/host/models/keep-alive-fetch.js';
import { leanClient } from '../../../src/host/models/lean-client.js';
import { acts, type ReceivedChat } from '../../support/chat-server.js';
import { useChatServers } from '../../support/chat-servers.js';

const silent = { organization: null, project: null, maxRetries: 0, logLevel: 'off' } as const;

describe('the client that builds its headers once', () => {
  const serve = useChatServers();

  const openClient = (baseURL: string): OpenAI => {
    const defaultHeaders = { authorization: null, 'api-key': 'secret', 'x-team': 'a' };
    const defaultQuery = { 'api-version': '2024-10-21' };
    const fetch = keepAliveFetch() as unknown as typeof globalThis.fetch;
    return new OpenAI({ ...silent, baseURL, apiKey: 'none', defaultHeaders, defaultQuery, fetch });
  };

  const askFor = async (client: OpenAI, content: string, signal?: AbortSignal): Promise<string | null> => {
    const body = { model: 'm', messages: [{ role: 'user' as const, content }] };
    const { choices } = await client.chat.completions.create(body, { signal });
    return choices[0]?.message.content ?? null;
  };

  it('sends each request as the client itself does: address, headers and its own body', async () => {
    const server = await serve(acts.reply('ok'));
    const [plain, lean] = [openClient(server.baseUrl), leanClient(openClient(server.baseUrl), keepAliveFetch())];
    for (const client of [plain, lean])
      for (const text of ['a', 'b', 'c']) assert.equal(await askFor(client, text), 'ok');

    const sent = server.requests.map(({ path, headers, body }: ReceivedChat) => ({ path, headers, body }));
    assert.deepEqual(sent.slice(3), sent.slice(0, 3));
    assert.equal(sent[5]?.path, '/v1/chat/completions?api-version=2024-10-21');
    assert.deepEqual([sent[5].headers['api-key'], sent[5].headers.authorization], ['secret', undefined]);
  });

  it('stops the call whose signal fires, the first or a later one, and no other', async () => {
    const server = await serve(acts.silence());
    const client = leanClient(openClient(server.baseUrl), keepAliveFetch());
    const calls = ['a', 'b', 'c'].map((text) => {
      const stop = new AbortController();
      const call = { stop, isOver: false, end: askFor(client, text, stop.signal).catch((error: unknown) => error) };
      void call.end.then(() => (call.isOver = true));
      return call;
    });
    for (const [at, call] of calls.entries()) {
      call.stop.abort();
      assert.ok((await call.end) instanceof Error);
      assert.deepEqual(
        calls.map(({ isOver }) => isOver),
        calls.map((_, other) => other <= at),
      );
    }
  });
});
