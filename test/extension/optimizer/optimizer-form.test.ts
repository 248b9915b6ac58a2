import assert from 'node:assert/strict';
import { methodInfos } from '../../../src/engine/optimize/methods/index.js';
import { parsePrompt } from '../../../src/engine/prompt/parse-prompt.js';
import { changed, defaultForm, mistakesIn, readForm } from '../../../src/extension/optimizer/optimizer-form.js';

const labelled = parsePrompt(
  '---\nmodel: openai/gpt-4.1-mini\noutput: { labels: [a, b] }\ndata: rows.jsonl\nexpect: "{{ label }}"\n---\nuser:\n{{ text }}\n',
  'p.prompt',
);
const defaults = { model: 'offline/learner', writer: undefined, maxCalls: 2000, maxUsd: 1 };
const filled = defaultForm(labelled, methodInfos(), defaults);

describe('the optimizer form', () => {
  it('can be started as it is filled in', () => {
    assert.deepEqual(mistakesIn(filled), {});
    assert.deepEqual(readForm(filled, labelled, '/w'), {
      method: methodInfos()[0]?.id,
      data: undefined,
      model: 'openai/gpt-4.1-mini',
      writer: undefined,
      limits: { calls: 2000, usd: 1 },
      seed: 1,
    });
  });

  it('takes the configured model for a prompt that names none', () => {
    assert.equal(defaultForm(parsePrompt('Hello', 'p'), methodInfos(), defaults).model, 'offline/learner');
  });

  it('chooses a method that shows no demonstrations where nothing says what the answer to one is', () => {
    const [demos, rewriting] = ['bootstrap-demos', 'protegi'].map((id) => methodInfos().find((info) => info.id === id));
    assert.ok(demos?.needs.includes('demos') === true && rewriting?.needs.includes('demos') === false);
    const doc = parsePrompt('---\nmetrics: [is-json]\n---\nHello', 'p.prompt');
    assert.equal(defaultForm(doc, [demos, rewriting], defaults).method, rewriting.id);
  });

  it('reads other data from the folder of the prompt', () => {
    const form = changed(filled, 'data', '../other.csv');
    assert.equal(readForm(form, labelled, '/w/prompts').data, '/w/other.csv');
  });

  it('leaves an absolute path of other data as it is', () => {
    const form = changed(filled, 'data', '/data/other.csv');
    assert.equal(readForm(form, labelled, '/w/prompts').data, '/data/other.csv');
  });

  it('takes an empty limit for no limit', () => {
    const form = changed(changed(filled, 'calls', ''), 'usd', ' ');
    assert.deepEqual(readForm(form, labelled, '/w').limits, {});
  });

  const wrong = [
    ['data', ''],
    ['model', 'gpt'],
    ['writer', 'a b/c'],
    ['calls', '1e3'],
    ['calls', '-5'],
    ['usd', '0'],
    ['usd', '1,50'],
    ['seed', ''],
  ] as const;
  for (const [field, value] of wrong) {
    it(`says what is wrong with '${value}' as ${field}`, () => {
      assert.deepEqual(Object.keys(mistakesIn(changed(filled, field, value))), [field]);
    });
  }
});
