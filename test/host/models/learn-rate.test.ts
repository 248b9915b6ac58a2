import assert from 'node:assert/strict';
import { rateOf } from '../../../src/host/models/learn-rate.js';

const read = (headers: Readonly<Record<string, string>>): unknown => rateOf((name) => headers[name]);

describe('What an answer says of the rate', () => {
  it('is the tokens a minute, at OpenAI, Azure and Groq, and at Anthropic', () => {
    assert.deepEqual(read({ 'x-ratelimit-limit-tokens': '150000' }), { tokensPerMinute: 150_000 });
    assert.deepEqual(read({ 'anthropic-ratelimit-tokens-limit': '40000' }), { tokensPerMinute: 40_000 });
  });

  it('is nothing where it does not say, or says nonsense, and never the requests, which Groq counts by the day', () => {
    for (const headers of [{}, { 'x-ratelimit-limit-tokens': 'many' }, { 'x-ratelimit-limit-tokens': '-1' }])
      assert.equal(read(headers), undefined);
    assert.equal(read({ 'x-ratelimit-limit-requests': '14400' }), undefined);
  });
});
