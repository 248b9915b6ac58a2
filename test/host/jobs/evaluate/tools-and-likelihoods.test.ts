import assert from 'node:assert/strict';
import { join } from 'node:path';
import { acts } from '../../../support/chat-server.js';
import { follow, useParity } from '../../../support/parity.js';

const toolPrompt = `---
model: openai/gpt-4.1-mini
data: rows.jsonl
expect: weather
tools:
  - name: weather
    parameters: { city: string }
metrics: [is-valid-openai-tools-call, tool-call-f1]
---
user:
How is the weather in {{ number }}?
`;

const labelPrompt = (model: string): string => `---
model: ${model}
config: { logprobs: 5 }
output: { labels: [odd, even] }
data: rows.jsonl
expect: "{{ label }}"
metrics: [label-likelihood, perplexity-score]
---
user:
Is {{ number }} odd or even?
`;

const call = { type: 'function', function: { name: 'weather', arguments: '{"city":"Rome"}' } };
const calling = { choices: [{ finish_reason: 'tool_calls', message: { content: null, tool_calls: [call] } }] };
const likely = {
  choices: [
    {
      finish_reason: 'stop',
      message: { content: 'odd' },
      logprobs: {
        content: [
          {
            token: 'odd',
            logprob: Math.log(0.5),
            top_logprobs: [
              { token: 'odd', logprob: Math.log(0.5) },
              { token: 'even', logprob: Math.log(0.25) },
            ],
          },
        ],
      },
    },
  ],
};

describe('a run', () => {
  const parity = useParity();
  const scoresOf = async (request: object): Promise<unknown> => {
    const { report } = await follow(parity.host, { files: [join(parity.folder.root, 'other.prompt')], ...request });
    const [variant] = report.variants;
    return Object.fromEntries(Object.entries(variant?.scores ?? {}).map(([id, { mean }]) => [id, mean]));
  };

  it('offers the tools of its prompt and scores the calls, also those that come from the cache', async () => {
    await parity.start(2, () => acts.body(calling), { 'other.prompt': toolPrompt });
    const scores = { 'is-valid-openai-tools-call': 1, 'tool-call-f1': 1 };
    assert.deepEqual(await scoresOf({}), scores);
    assert.deepEqual(parity.server.requests[0]?.body['tools'], [
      {
        type: 'function',
        function: {
          name: 'weather',
          parameters: {
            type: 'object',
            properties: { city: { type: 'string' } },
            required: ['city'],
            additionalProperties: false,
          },
        },
      },
    ]);
    assert.deepEqual(await scoresOf({}), scores);
    assert.equal(parity.server.requests.length, 2);
  });

  it('asks for likelihoods and scores them, also those that come from the cache', async () => {
    await parity.start(1, () => acts.body(likely), { 'other.prompt': labelPrompt('openai/gpt-4.1-mini') });
    const scores = { 'label-likelihood': 2 / 3, 'perplexity-score': 1 / 3 };
    const close = (found: unknown): void => {
      for (const [id, value] of Object.entries(scores))
        assert.ok(Math.abs((found as typeof scores)[id as keyof typeof scores] - value) < 1e-9, JSON.stringify(found));
    };
    close(await scoresOf({}));
    const { logprobs, top_logprobs } = parity.server.requests[0]?.body ?? {};
    assert.deepEqual([logprobs, top_logprobs], [true, 5]);
    close(await scoresOf({}));
    assert.equal(parity.server.requests.length, 1);
  });

  it('is refused before it pays where the provider never gives what a metric reads', async () => {
    await parity.start(1, undefined, { 'other.prompt': labelPrompt('groq/llama') });
    await assert.rejects(
      scoresOf({}),
      /other\.prompt: Metric 'label-likelihood' reads the likelihoods of tokens, which groq\/llama does not give/,
    );
  });
});
