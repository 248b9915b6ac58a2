import assert from 'node:assert/strict';
import type { ChatRequest } from '../../../src/engine/model/chat-model.js';
import { withheldFrom } from '../../../src/engine/model/dialect.js';
import { toWire } from '../../../src/host/models/chat-wire.js';

/** Everything a request may have, so that what is missing on the wire was left out. */
const request: ChatRequest = {
  messages: [
    { role: 'developer', content: 'Be brief.' },
    { role: 'user', content: 'Who?', metadata: { name: 'Ann' } },
  ],
  parameters: {
    temperature: 0,
    topP: 0.9,
    topK: 5,
    maxOutputTokens: 8,
    stopSequences: ['\n'],
    seed: 7,
    reasoningEffort: 'low',
    responseFormat: { type: 'json_object' },
    tools: [{ name: 'look_up', description: 'Finds a person.', parameters: { type: 'object', properties: {} } }],
    toolChoice: 'auto',
    logprobs: 5,
  },
  sample: 0,
};

const common = {
  temperature: 0,
  top_p: 0.9,
  stop: ['\n'],
  tools: [
    {
      type: 'function',
      function: { name: 'look_up', description: 'Finds a person.', parameters: { type: 'object', properties: {} } },
    },
  ],
  tool_choice: 'auto',
};
const developer = { role: 'developer', content: 'Be brief.' };
const system = { role: 'system', content: 'Be brief.' };
const named = { role: 'user', content: 'Who?', name: 'Ann' };
const unnamed = { role: 'user', content: 'Who?' };
const likelihoods = { logprobs: true, top_logprobs: 5 };
const format = { response_format: { type: 'json_object' } };
const effort = { reasoning_effort: 'low' };

/** By provider: what stands on the wire beside `common`, and what of the request is not sent. */
const dialects: Readonly<Record<string, { readonly wire: object; readonly withheld: readonly string[] }>> = {
  'openai/any': {
    wire: { messages: [developer, named], max_completion_tokens: 8, seed: 7, ...effort, ...format, ...likelihoods },
    withheld: ['topK'],
  },
  'azure/my-deployment': {
    wire: { messages: [developer, named], max_completion_tokens: 8, seed: 7, ...effort, ...format, ...likelihoods },
    withheld: ['topK'],
  },
  'anthropic/any': {
    wire: { messages: [developer, named], max_tokens: 8 },
    withheld: ['topK', 'seed', 'reasoningEffort', 'responseFormat', 'logprobs'],
  },
  'google/any': {
    wire: { messages: [system, named], max_tokens: 8, ...effort, ...format, ...likelihoods },
    withheld: ['topK', 'seed'],
  },
  'openrouter/meta/llama': {
    wire: { messages: [developer, named], max_tokens: 8, top_k: 5, seed: 7, ...effort, ...format, ...likelihoods },
    withheld: [],
  },
  'groq/any': {
    wire: { messages: [system, unnamed], max_tokens: 8, seed: 7, ...effort, ...format },
    withheld: ['topK', 'logprobs'],
  },
  'mistral/any': {
    wire: { messages: [system, unnamed], max_tokens: 8, random_seed: 7, ...effort, ...format },
    withheld: ['topK', 'logprobs'],
  },
  'ollama/any': {
    wire: { messages: [system, named], max_tokens: 8, seed: 7, ...effort, ...format, ...likelihoods },
    withheld: ['topK'],
  },
  'lmstudio/any': {
    wire: { messages: [system, named], max_tokens: 8, top_k: 5, seed: 7, ...effort, ...format },
    withheld: ['logprobs'],
  },
  'vllm/any': {
    wire: { messages: [system, named], max_tokens: 8, top_k: 5, seed: 7, ...effort, ...format, ...likelihoods },
    withheld: [],
  },
  'of-my-own/any': {
    wire: { messages: [system, named], max_tokens: 8, top_k: 5, seed: 7, ...effort, ...format, ...likelihoods },
    withheld: [],
  },
};

describe('What a provider is sent', () => {
  for (const [id, { wire, withheld }] of Object.entries(dialects)) {
    it(`${id}: field by field`, () => {
      assert.deepEqual(toWire(request, id), { model: id.slice(id.indexOf('/') + 1), ...common, ...wire });
      assert.deepEqual(withheldFrom(id, request.parameters), withheld);
    });
  }

  it('leaves out what the model itself refuses, and says so too', () => {
    assert.deepEqual(withheldFrom('openai/gpt-5', { temperature: 0, maxOutputTokens: 8 }), ['temperature']);
    assert.equal('temperature' in toWire(request, 'openai/gpt-5'), false);
  });

  it('asks for likelihoods without alternatives where none are wanted', () => {
    const { logprobs, top_logprobs } = toWire({ ...request, parameters: { logprobs: 0 } }, 'openai/any');
    assert.deepEqual([logprobs, top_logprobs], [true, undefined]);
  });
});
