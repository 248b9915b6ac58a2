import assert from 'node:assert/strict';
import { modelFacts } from '../../../src/engine/model/model-facts.js';
import { costOf, mostOutputTokens } from '../../../src/engine/model/prices.js';

describe('prices', () => {
  const usage = { inputTokens: 1_000_000, outputTokens: 500_000, estimated: false };

  it('charges input and output per million tokens', () => {
    assert.equal(costOf('openai/gpt-4.1-mini', usage), 1.2);
  });

  it('charges a model under its dated and latest names', () => {
    assert.equal(costOf('openai/gpt-4.1-mini-2025-04-14', usage), 1.2);
    assert.equal(costOf('openai/gpt-4o-latest', usage), 2.5 + 5);
  });

  it('says nothing where the price is unknown, and never 0', () => {
    assert.equal(costOf('openai/gpt-99', usage), undefined);
    assert.equal(costOf('mistral/mistral-large-latest', usage), undefined);
    assert.equal(costOf('openrouter/openai/gpt-4o', usage), undefined);
  });

  it('takes the limit of the request for the longest answer, else the model’s, else a guess', () => {
    assert.equal(mostOutputTokens('openai/gpt-4.1-mini', { maxOutputTokens: 8 }), 8);
    assert.equal(mostOutputTokens('openai/gpt-4.1-mini', {}), modelFacts('openai/gpt-4.1-mini')?.maxOutputTokens);
    assert.equal(mostOutputTokens('openai/gpt-99', {}), 16_384);
  });

  for (const id of ['offline/learner', 'replay/run.jsonl', 'ollama/qwen3', 'lmstudio/any', 'vllm/any']) {
    it(`costs nothing with ${id}`, () => assert.equal(costOf(id, usage), 0));
  }
});
