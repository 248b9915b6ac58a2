import assert from 'node:assert/strict';
import type { Variant } from '../../../src/engine/eval/contracts/cell.js';
import { parsePrompt } from '../../../src/engine/prompt/parse-prompt.js';
import { chance, points, variantLabels } from '../../../src/extension/results/result-words.js';

const prompt = parsePrompt('user:\nHi\n', 'ask.prompt');
const other = parsePrompt('user:\nHello\n', 'greet.prompt');

function labels(...variants: Omit<Variant, 'id'>[]): string[] {
  return [...variantLabels(variants.map((variant, index) => ({ ...variant, id: String(index) }))).values()];
}

describe('variantLabels', () => {
  it('names a single variant by its model', () => {
    assert.deepEqual(labels({ prompt, model: 'openai/gpt-4.1', inputs: {} }), ['openai/gpt-4.1']);
  });

  it('names only what differs', () => {
    const model = 'openai/gpt-4.1';
    assert.deepEqual(labels({ prompt, model, inputs: { n: 1 } }, { prompt, model: 'ollama/qwen3', inputs: { n: 1 } }), [
      'openai/gpt-4.1 · n=1',
      'ollama/qwen3 · n=1',
    ]);
    assert.deepEqual(labels({ prompt, model, inputs: {} }, { prompt: other, model, inputs: {} }), ['ask', 'greet']);
  });

  it('names the other forms of a prompt by their own names', () => {
    const model = 'offline/learner';
    const typos = { ...prompt, fragment: 'typos-1' };
    assert.deepEqual(labels({ prompt, model, inputs: {} }, { prompt: typos, model, inputs: {} }), [
      'as written',
      'typos-1',
    ]);
  });

  it('names prompts of one name by their files', () => {
    const model = 'offline/learner';
    const twin = parsePrompt('user:\nHi\n', 'b/ask.prompt');
    assert.deepEqual(labels({ prompt, model, inputs: {} }, { prompt: twin, model, inputs: {} }), [
      'ask.prompt',
      'b/ask.prompt',
    ]);
  });

  it('quotes a choice of several words, so that sentences about it can be read', () => {
    const model = 'offline/learner';
    assert.deepEqual(labels({ prompt, model, inputs: { style: 'Be brief.' } }), ['style=“Be brief.”']);
  });
});

describe('chance', () => {
  it('never claims more than can be shown', () => {
    assert.equal(chance(0.0004), 'p < 0.001');
    assert.equal(chance(0.0421), 'p = 0.042');
  });
});

describe('points', () => {
  it('gives shares as percentage points', () => assert.equal(points(0.0621), '6.2'));
});
