import assert from 'node:assert/strict';
import type { ChatReply } from '../../../src/engine/model/chat-model.js';
import { costOf } from '../../../src/engine/model/prices.js';
import { providersOf } from '../../../src/host/models/providers.js';
import { acts } from '../../support/chat-server.js';
import { useChatServers } from '../../support/chat-servers.js';
import { honeConfig } from '../../support/hone-config.js';
import { ask, never } from '../../support/model-fakes.js';
import { modelOf } from '../../support/vendor-model.js';

const key = 'sk-test-0123456789-secret';

describe('A vendor', () => {
  const serve = useChatServers();

  const replyTo = async (body: unknown, id = 'openai/gpt-4o-mini', request = ask('Who?')): Promise<ChatReply> => {
    const { baseUrl } = await serve(acts.body(body));
    return modelOf(id, { KEY: key }, { [id.split('/')[0] ?? '']: { baseUrl, keyVariable: 'KEY' } }).complete(
      request,
      never,
    );
  };

  const choices = [{ index: 0, finish_reason: 'stop', message: { role: 'assistant', content: 'Ann' } }];
  const usages: readonly [string, object, object][] = [
    [
      'cached and reasoning tokens',
      {
        prompt_tokens: 100,
        completion_tokens: 20,
        total_tokens: 120,
        prompt_tokens_details: { cached_tokens: 64 },
        completion_tokens_details: { reasoning_tokens: 12 },
      },
      { inputTokens: 100, outputTokens: 20, cachedInputTokens: 64, reasoningTokens: 12 },
    ],
    [
      'DeepSeek’s cache hits',
      { prompt_tokens: 100, completion_tokens: 20, total_tokens: 120, prompt_cache_hit_tokens: 10 },
      { inputTokens: 100, outputTokens: 20, cachedInputTokens: 10 },
    ],
    [
      'thinking that Google has in the total alone',
      { prompt_tokens: 100, completion_tokens: 20, total_tokens: 620 },
      { inputTokens: 100, outputTokens: 520 },
    ],
  ];
  for (const [name, usage, expected] of usages) {
    it(`counts ${name}`, async () => {
      assert.deepEqual((await replyTo({ choices, usage })).usage, { estimated: false, ...expected });
    });
  }

  it('charges less for input it had seen, where the price is known', async () => {
    const usage = {
      prompt_tokens: 1_000_000,
      completion_tokens: 0,
      prompt_tokens_details: { cached_tokens: 500_000 },
    };
    const reply = await replyTo({ choices, usage });
    assert.equal(costOf('openai/gpt-4.1', reply.usage), 1 + 0.25);
    assert.equal(costOf('openai/gpt-4-turbo', reply.usage), 10);
  });

  it('that says what it charged is believed, and no other one’s `cost`', async () => {
    const usage = { prompt_tokens: 10, completion_tokens: 2, cost: 0.00014 };
    const { baseUrl } = await serve(acts.body({ choices, usage }));
    const router = modelOf(
      'openrouter/meta/llama',
      { OPENROUTER_API_KEY: key, KEY: key },
      {
        openrouter: { baseUrl, keyVariable: 'KEY' },
      },
    );
    const { usage: charged } = await router.complete(ask('Who?'), never);
    assert.equal(costOf('openrouter/meta/llama', charged), 0.00014);
    assert.equal((await replyTo({ choices, usage })).usage.usd, undefined);
  });

  it('is charged at the prices the configuration gives', async () => {
    const { baseUrl } = await serve();
    const prices = { big: { input: 2, output: 4 }, '*': { input: 1, output: 1 } };
    const usage = { inputTokens: 1_000_000, outputTokens: 500_000, estimated: false };
    for (const [id, usd] of [
      ['mine/big', 4],
      ['mine/small', 1.5],
    ] as const) {
      const model = modelOf(id, {}, { mine: { baseUrl, keyVariable: undefined, prices } });
      assert.equal(costOf(model.id, usage, model.price), usd);
    }
  });

  it('may want tools called, and need write nothing', async () => {
    const call = { id: '1', type: 'function', function: { name: 'look_up', arguments: '{"name":"Ann"}' } };
    const inObject = { type: 'function', function: { name: 'add', arguments: { a: 1 } } };
    const message = { role: 'assistant', content: null, tool_calls: [call, inObject] };
    const { text, toolCalls, finishReason } = await replyTo({ choices: [{ finish_reason: 'tool_calls', message }] });
    assert.deepEqual(
      { text, toolCalls, finishReason },
      {
        text: '',
        toolCalls: [
          { name: 'look_up', arguments: '{"name":"Ann"}' },
          { name: 'add', arguments: '{"a":1}' },
        ],
        finishReason: 'tool-calls',
      },
    );
  });

  it('gives likelihoods to whoever asks for them', async () => {
    const top = [
      { token: 'Ann', logprob: -0.1, bytes: null },
      { token: 'Bob', logprob: -2.5 },
    ];
    const logprobs = { content: [{ token: 'Ann', logprob: -0.1, top_logprobs: top }] };
    const body = { choices: [{ ...choices[0], logprobs }] };
    const asked = await replyTo(body, 'openai/gpt-4o-mini', ask('Who?', { logprobs: 2 }));
    assert.deepEqual(asked.logprobs, [
      {
        token: 'Ann',
        logprob: -0.1,
        top: [
          { token: 'Ann', logprob: -0.1 },
          { token: 'Bob', logprob: -2.5 },
        ],
      },
    ]);
    assert.equal((await replyTo(body)).logprobs, undefined);
  });

  it('is sent the headers whose variables the configuration names', async () => {
    const server = await serve();
    const own = { baseUrl: server.baseUrl, keyVariable: undefined, headers: { 'X-Team': 'TEAM_NAME' } };
    await modelOf('mine/any', { TEAM_NAME: 'red-team-7' }, { mine: own }).complete(ask('Who?'), never);
    assert.equal(server.requests[0]?.headers['x-team'], 'red-team-7');
    assert.throws(() => modelOf('mine/any', {}, { mine: own }), /needs the header X-Team\. Set TEAM_NAME/);
  });

  it('does not learn another vendor’s key as a header', () => {
    const thief = { baseUrl: 'https://example.com/v1', keyVariable: undefined, headers: { 'X-K': 'OPENAI_API_KEY' } };
    assert.throws(() => modelOf('mine/any', { OPENAI_API_KEY: key }, { mine: thief }), /would send openai's key/);
  });

  it('keeps its address and key where the configuration gives limits and prices alone', () => {
    const providers = providersOf(
      honeConfig({
        providers: { groq: { baseUrl: undefined, keyVariable: undefined, limits: { requestsPerMinute: 30 } } },
      }),
    );
    const groq = providers.get('groq');
    assert.deepEqual(
      [groq?.baseUrl, groq?.keyVariables, groq?.limits],
      ['https://api.groq.com/openai/v1', ['GROQ_API_KEY'], { requestsPerMinute: 30 }],
    );
  });
});
