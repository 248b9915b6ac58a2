import assert from 'node:assert/strict';
import { ModelError, type ChatModel, type ChatRequest } from '../../../src/engine/model/chat-model.js';
import { keepAliveFetch } from '../../../src/host/models/keep-alive-fetch.js';
import { openAICompatible } from '../../../src/host/models/openai-compatible.js';
import { providersOf } from '../../../src/host/models/providers.js';
import { acts, inOrder, startChatServer, type Act, type ChatServer } from '../../support/chat-server.js';
import { honeConfig } from '../../support/hone-config.js';
import { ask, never } from '../../support/model-fakes.js';

/** One chunk of a stream, as OpenAI sends it. */
function chunk(delta: object, finishReason: string | null = null, rest: object = {}): string {
  const choice = { index: 0, delta, finish_reason: finishReason, ...rest };
  return event({ id: 'c', object: 'chat.completion.chunk', model: 'm', choices: [choice] });
}

function event(data: unknown): string {
  return `data: ${JSON.stringify(data)}\n\n`;
}

const usage = event({ id: 'c', choices: [], usage: { prompt_tokens: 9, completion_tokens: 2, total_tokens: 11 } });
const done = 'data: [DONE]\n\n';
const role = chunk({ role: 'assistant', content: '' });

describe('a streamed answer', () => {
  const running: ChatServer[] = [];
  afterEach(async () => {
    await Promise.all(running.splice(0).map((server) => server.close()));
  });

  /** A clock that is one millisecond further each time somebody looks. */
  const ticking = (): { now: () => number; sleep: () => Promise<void> } => {
    let time = 0;
    return { now: () => time++, sleep: async () => Promise.resolve() };
  };

  const serve = async (act: Act, { id = 'openai/gpt-4o-mini', timeoutMs = 10_000 } = {}) => {
    const server = await startChatServer(inOrder(act));
    running.push(server);
    const provider = providersOf(honeConfig()).get(id.split('/', 1)[0] ?? '');
    assert.ok(provider);
    const options = { id, provider, baseUrl: server.baseUrl, key: 'sk-test-0123456789-secret', timeoutMs };
    const model = openAICompatible({ ...options, clock: ticking(), fetch: keepAliveFetch(), stream: true });
    return { server, model };
  };

  const failureOf = async (act: Act, timeoutMs?: number): Promise<ModelError> => {
    const { model } = await serve(act, timeoutMs === undefined ? {} : { timeoutMs });
    return failed(model, ask('Who?'), never);
  };

  it('is the same as one that came at once, and says when its first piece came', async () => {
    const { model, server } = await serve(
      acts.events([role, chunk({ content: 'Hu' }), chunk({ content: 'man' }), chunk({}, 'stop'), usage, done]),
    );
    const { milliseconds, firstTokenMs, ...reply } = await model.complete(ask('Who?'), never);
    assert.deepEqual(reply, {
      text: 'Human',
      usage: { inputTokens: 9, outputTokens: 2, estimated: false },
      finishReason: 'stop',
      cached: false,
    });
    assert.deepEqual([firstTokenMs, milliseconds], [1, 2]);
    const { stream, stream_options } = server.requests[0]?.body ?? {};
    assert.deepEqual([stream, stream_options], [true, { include_usage: true }]);
  });

  it('is not asked for its usage where that is an error', async () => {
    const act = acts.events([chunk({ content: 'Human' }, 'stop', { usage: null }), done]);
    const { model, server } = await serve(act, { id: 'mistral/mistral-small-2603' });
    assert.equal((await model.complete(ask('Who?'), never)).usage.estimated, true);
    const { stream, stream_options } = server.requests[0]?.body ?? {};
    assert.deepEqual([stream, stream_options], [true, undefined]);
  });

  it('is whole where it is cut in the middle of a character, a line and an event', async () => {
    const bytes = Buffer.from([chunk({ content: 'Hé, “so” 🙂' }), chunk({}, 'stop'), usage, done].join(''));
    const pieces = Array.from({ length: Math.ceil(bytes.length / 7) }, (_, i) => bytes.subarray(7 * i, 7 * i + 7));
    const { model } = await serve(acts.events(pieces));
    assert.equal((await model.complete(ask('Who?'), never)).text, 'Hé, “so” 🙂');
  });

  it('is whole where the server does not say that the stream has ended, but that the answer has', async () => {
    const { model } = await serve(acts.events([chunk({ content: 'Human' }), chunk({}, 'stop')]));
    assert.equal((await model.complete(ask('Who?'), never)).text, 'Human');
  });

  it('that was cut by its length is one that was cut', async () => {
    const { model } = await serve(acts.events([chunk({ content: 'Hum' }), chunk({}, 'length'), usage, done]));
    assert.equal((await model.complete(ask('Who?'), never)).finishReason, 'length');
  });

  it('has the tools that are to be called, their arguments put together', async () => {
    const call = (index: number, part: object): string => chunk({ tool_calls: [{ index, ...part }] });
    const { model } = await serve(
      acts.events([
        role,
        call(0, { id: '1', type: 'function', function: { name: 'look', arguments: '' } }),
        call(1, { id: '2', type: 'function', function: { name: 'ask', arguments: '{}' } }),
        call(0, { function: { arguments: '{"at":' } }),
        call(0, { function: { arguments: '"sky"}' } }),
        chunk({}, 'tool_calls'),
        usage,
        done,
      ]),
    );
    const reply = await model.complete(ask('Who?'), never);
    assert.deepEqual(reply.toolCalls, [
      { name: 'look', arguments: '{"at":"sky"}' },
      { name: 'ask', arguments: '{}' },
    ]);
    assert.deepEqual([reply.finishReason, reply.firstTokenMs], ['tool-calls', 1]);
  });

  it('has the likelihoods of its tokens in their order', async () => {
    const likely = (token: string): object => ({
      logprobs: { content: [{ token, logprob: -0.5, top_logprobs: [{ token, logprob: -0.5 }] }] },
    });
    const { model } = await serve(
      acts.events([
        chunk({ content: 'Hu' }, null, likely('Hu')),
        chunk({ content: 'man' }, 'stop', likely('man')),
        done,
      ]),
    );
    const { logprobs = [] } = await model.complete(ask('Who?', { logprobs: 1 }), never);
    assert.deepEqual(
      logprobs.map(({ token, top }) => [token, top.length]),
      [
        ['Hu', 1],
        ['man', 1],
      ],
    );
  });

  const broken: readonly [string, Act, ModelError['kind'], RegExp][] = [
    [
      'ends before the answer does',
      acts.events([chunk({ content: 'Hu' })]),
      'bad-response',
      /broke off before its end/,
    ],
    ['ends at once', acts.events([]), 'bad-response', /no stream.*--stream/],
    ['is none', acts.reply('Human'), 'bad-response', /no stream.*--stream/],
    ['is garbage', acts.events(['data: {"choices": [{"del\n\n']), 'bad-response', /./],
    ['is refused', acts.status(429), 'rate-limit', /./],
    [
      'ends in an error',
      acts.events([chunk({ content: 'Hu' }), event({ error: { message: 'Overloaded', code: 503 } })]),
      'unavailable',
      /503: Overloaded/,
    ],
    ['is reset', acts.events([chunk({ content: 'Hu' })], 'reset'), 'unavailable', /./],
  ];
  for (const [what, act, kind, message] of broken) {
    it(`that ${what} is none: ${kind}`, async () => {
      const error = await failureOf(act);
      assert.equal(error.kind, kind, error.message);
      assert.match(error.message, message);
    });
  }

  it('that stops is a timeout, which may be billed', async () => {
    const error = await failureOf(acts.events([role, chunk({ content: 'Hu' })], 'silence'), 150);
    assert.deepEqual([error.kind, error.mayBeBilled], ['timeout', true]);
  });

  it('that the user stopped is stopped', async () => {
    const { model, server } = await serve(acts.events([role, chunk({ content: 'Hu' })], 'silence'));
    const stop = new AbortController();
    const asked = failed(model, ask('Who?'), stop.signal);
    while (server.requests.length === 0) await new Promise(setImmediate);
    stop.abort();
    assert.equal((await asked).kind, 'aborted');
  });
});

async function failed(model: ChatModel, request: ChatRequest, signal: AbortSignal): Promise<ModelError> {
  const error: unknown = await model.complete(request, signal).then(
    () => assert.fail('there should be no answer'),
    (reason: unknown) => reason,
  );
  assert.ok(error instanceof ModelError, String(error));
  return error;
}
