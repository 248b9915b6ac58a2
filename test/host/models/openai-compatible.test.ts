import assert from 'node:assert/strict';
import { ModelError, type ChatModel, type ModelErrorKind } from '../../../src/engine/model/chat-model.js';
import { keepAliveFetch } from '../../../src/host/models/keep-alive-fetch.js';
import { openAICompatible } from '../../../src/host/models/openai-compatible.js';
import { environmentProxy } from '../../../src/host/models/proxy-for.js';
import { providersOf } from '../../../src/host/models/providers.js';
import { acts, startChatServer, type Act } from '../../support/chat-server.js';
import { useChatServers } from '../../support/chat-servers.js';
import { honeConfig } from '../../support/hone-config.js';
import { ask, fakeClock, never } from '../../support/model-fakes.js';

const key = 'sk-test-0123456789-secret';

describe('the provider over the openai client', () => {
  const serve = useChatServers();

  const modelAt = (baseUrl: string, { id = 'openai/gpt-4o-mini', timeoutMs = 10_000 } = {}): ChatModel => {
    const provider = providersOf(honeConfig()).get(id.split('/', 1)[0] ?? '');
    assert.ok(provider);
    return openAICompatible({ id, provider, baseUrl, key, timeoutMs, clock: fakeClock(), fetch: keepAliveFetch() });
  };

  const askServer = async (act: Act, timeoutMs = 10_000): Promise<ModelError> => {
    const server = await serve(act);
    return failureOf(modelAt(server.baseUrl, { timeoutMs }));
  };

  const failureOf = async (model: ChatModel, signal = never): Promise<ModelError> => {
    const error: unknown = await model.complete(ask('Who?'), signal).then(
      () => assert.fail('the call should have failed'),
      (reason: unknown) => reason,
    );
    assert.ok(error instanceof ModelError, String(error));
    return error;
  };

  it('sends messages and parameters under their wire names and reads the answer with its usage', async () => {
    const server = await serve(acts.reply('Human'));
    const model = modelAt(server.baseUrl);
    const parameters = { temperature: 0, topP: 0.9, maxOutputTokens: 8, stopSequences: ['\n'], seed: 7 };

    const reply = await model.complete({ ...ask('Who?'), parameters }, never);

    assert.deepEqual(
      { text: reply.text, usage: reply.usage, finishReason: reply.finishReason, cached: reply.cached },
      {
        text: 'Human',
        usage: { inputTokens: 1, outputTokens: 2, estimated: false },
        finishReason: 'stop',
        cached: false,
      },
    );
    assert.deepEqual(server.requests[0]?.body, {
      model: 'gpt-4o-mini',
      messages: [{ role: 'user', content: 'Who?' }],
      temperature: 0,
      top_p: 0.9,
      max_completion_tokens: 8,
      stop: ['\n'],
      seed: 7,
    });
    assert.equal(server.requests[0].headers.authorization, `Bearer ${key}`);
    assert.equal(server.requests[0].path, '/v1/chat/completions');
  });

  it('uses the older name of the output limit for other vendors', async () => {
    const server = await serve();
    await modelAt(server.baseUrl, { id: 'mistral/mistral-small' }).complete(ask('x', { maxOutputTokens: 8 }), never);
    assert.equal(server.requests[0]?.body['max_tokens'], 8);
    assert.equal(server.requests[0].body['max_completion_tokens'], undefined);
  });

  it('sends a JSON schema in the form the endpoint takes', async () => {
    const server = await serve();
    const schema = { type: 'object' };
    const responseFormat = { type: 'json_schema', name: 'label', schema, strict: true } as const;
    await modelAt(server.baseUrl).complete(ask('x', { responseFormat }), never);
    assert.deepEqual(server.requests[0]?.body['response_format'], {
      type: 'json_schema',
      json_schema: { name: 'label', schema, strict: true },
    });
  });

  const statuses: readonly [number, string, string | undefined, ModelErrorKind, RegExp][] = [
    [400, 'Unknown parameter', undefined, 'bad-request', /Check the parameters/],
    [400, 'too long', 'context_length_exceeded', 'context-length', /Shorten the prompt/],
    [400, 'prompt is too long: 9 tokens > 8 maximum', undefined, 'context-length', /Shorten the prompt/],
    [400, 'refused', 'content_filter', 'content-filter', /content filter/],
    [400, 'The model `x` does not exist', undefined, 'unknown-model', /no model gpt-4o-mini/],
    [401, 'Incorrect API key', undefined, 'auth', /OPENAI_API_KEY.*Hone: Set API Key/],
    [402, 'Insufficient credits', undefined, 'auth', /no credit left\. Check its plan and billing/],
    [403, 'Forbidden', undefined, 'auth', /OPENAI_API_KEY/],
    [403, 'requires moderation; your input was flagged', undefined, 'content-filter', /refused the messages/],
    [404, 'Not found', undefined, 'unknown-model', /no model gpt-4o-mini/],
    [408, 'Too slow', undefined, 'timeout', /could not answer/],
    [429, 'Slow down', undefined, 'rate-limit', /Lower the concurrency/],
    [429, 'No credit', 'insufficient_quota', 'auth', /billing/],
    [500, 'Oops', undefined, 'unavailable', /could not answer/],
    [503, 'Overloaded', undefined, 'unavailable', /could not answer/],
  ];
  for (const [status, message, code, kind, advice] of statuses) {
    it(`reads ${status} "${code ?? message}" as ${kind}`, async () => {
      const error = await askServer(acts.status(status, message, code));
      assert.equal(error.kind, kind);
      assert.equal(error.status, status);
      assert.match(error.message, advice);
    });
  }

  it('carries the wait a 429 asks for', async () => {
    assert.equal((await askServer(acts.tooManyRequests('2'))).retryAfterMs, 2000);
  });

  const bodies: readonly [string, Act, ModelErrorKind, RegExp][] = [
    ['broken JSON', acts.garbage(), 'bad-response', /base URL/],
    ['a web page', acts.html(), 'bad-response', /no chat completion: <html>/],
    ['no choices', acts.noChoices(), 'bad-response', /without any choice/],
    ['null content by the filter', acts.filtered(), 'content-filter', /withheld/],
  ];
  for (const [name, act, kind, message] of bodies) {
    it(`reads ${name} as ${kind}, never as an answer`, async () => {
      const error = await askServer(act);
      assert.equal(error.kind, kind);
      assert.match(error.message, message);
    });
  }

  it('keeps a reply cut by length as an answer and says so', async () => {
    const server = await serve(acts.cutByLength('I think it'));
    assert.equal((await modelAt(server.baseUrl).complete(ask('x'), never)).finishReason, 'length');
  });

  it('takes an answer cut before its first word as cut, with the usage that is billed', async () => {
    const server = await serve({ type: 'reply', text: null, finishReason: 'length', completionTokens: 16_000 });
    const { text, finishReason, usage } = await modelAt(server.baseUrl).complete(ask('Who?'), never);
    assert.deepEqual(
      { text, finishReason, usage },
      { text: '', finishReason: 'length', usage: { inputTokens: 1, outputTokens: 16_000, estimated: false } },
    );
  });

  const ends: readonly [string, Act, boolean, number | undefined][] = [
    ['a reset', acts.reset(), true, undefined],
    ['silence', acts.silence(), true, undefined],
    ['broken JSON', acts.garbage(), true, undefined],
    ['no choices', acts.noChoices(), true, undefined],
    ['an empty answer', { type: 'reply', text: null, completionTokens: 5 }, true, 5],
    ['a 503', acts.status(503), false, undefined],
    ['a 429', acts.status(429), false, undefined],
  ];
  for (const [name, act, mayBeBilled, outputTokens] of ends) {
    it(`says that ${name} ${mayBeBilled ? 'may be' : 'is not'} billed`, async () => {
      const error = await askServer(act, act.type === 'silence' ? 80 : undefined);
      assert.deepEqual([error.mayBeBilled, error.usage?.outputTokens], [mayBeBilled, outputTokens]);
    });
  }

  it('turns silence into a timeout', async () => {
    const error = await askServer(acts.silence(), 80);
    assert.equal(error.kind, 'timeout');
    assert.match(error.message, /no whole answer within 0\.08 s/);
  });

  it('turns a body that never ends into a timeout too', async () => {
    assert.equal((await askServer(acts.slow('Human', 20), 120)).kind, 'timeout');
  });

  it('reads a body that comes in pieces', async () => {
    const server = await serve(acts.slow('Hé, “so”', 0));
    assert.equal((await modelAt(server.baseUrl).complete(ask('x'), never)).text, 'Hé, “so”');
  });

  it('names the address when the connection is reset', async () => {
    const error = await askServer(acts.reset());
    assert.equal(error.kind, 'unavailable');
    assert.match(error.message, /127\.0\.0\.1.*closed before an answer/);
  });

  it('says that the address of a proxy is none', async () => {
    const provider = providersOf(honeConfig()).get('openai');
    assert.ok(provider);
    const fetch = keepAliveFetch(environmentProxy((name) => (name === 'HTTPS_PROXY' ? 'proxy.corp' : undefined)));
    const options = {
      id: 'openai/gpt-4o-mini',
      provider,
      baseUrl: 'https://api.openai.com/v1',
      key,
      timeoutMs: 10_000,
    };
    const error = await failureOf(openAICompatible({ ...options, clock: fakeClock(), fetch }));
    assert.equal(error.message, 'HTTPS_PROXY is no address of a proxy. Write it as http://host:port.');
  });

  it('says what to do when nothing listens', async () => {
    const gone = await startChatServer();
    await gone.close();
    const error = await failureOf(modelAt(gone.baseUrl));
    assert.equal(error.kind, 'unavailable');
    assert.match(error.message, /nothing listens there\. Start the server or check the base URL/);
  });

  it('says so when the host does not exist', async () => {
    const error = await failureOf(modelAt('http://no-such-host.invalid/v1'));
    assert.equal(error.kind, 'unavailable');
    assert.match(error.message, /no-such-host\.invalid.*(?:cannot be found|looked up)/);
  });

  it('stops at once when the run is stopped', async () => {
    const server = await serve(acts.silence());
    const run = new AbortController();
    const failure = failureOf(modelAt(server.baseUrl), run.signal);
    run.abort();
    assert.equal((await failure).kind, 'aborted');
  });

  it('shows no password of an address, whatever goes wrong', async () => {
    const server = await serve(acts.status(404, 'no tr%40nsparent here, tr@nsparent neither'));
    const withPassword = (address: string): string => address.replace('://', '://me:tr%40nsparent@');
    const errors = [
      await failureOf(modelAt(withPassword(server.baseUrl))),
      await failureOf(modelAt(withPassword((await serve(acts.html())).baseUrl))),
      await failureOf(modelAt(withPassword((await serve(acts.reset())).baseUrl))),
      await failureOf(modelAt(withPassword((await serve(acts.silence())).baseUrl), { timeoutMs: 80 })),
    ];
    for (const error of errors) assert.doesNotMatch(allOf(error), /nsparent/);
    assert.match(
      errors[0]?.message ?? '',
      /http:\/\/127\.0\.0\.1:\d+\/v1 knows no model.*no \[key\] here, \[key\] neither/,
    );
  });

  it('shows the key nowhere, even when the server echoes it', async () => {
    const errors = [
      await askServer(acts.status(401, `Incorrect API key provided: ${key}`)),
      await askServer({ type: 'raw', body: `<p>${key}</p>`, contentType: 'text/html' }),
    ];
    for (const error of errors) {
      assert.doesNotMatch(allOf(error), new RegExp(key));
      assert.match(error.message, /\[key\]/);
    }
    const server = await serve(acts.reply(`Your key is ${key}`));
    assert.equal((await modelAt(server.baseUrl).complete(ask('x'), never)).text, 'Your key is [key]');
  });
});

/** Everything an error would show in a log, causes included. */
function allOf(error: Error): string {
  const own = Object.getOwnPropertyNames(error).map((name) => String(Reflect.get(error, name)));
  return [...own, error.cause instanceof Error ? allOf(error.cause) : ''].join('\n');
}
