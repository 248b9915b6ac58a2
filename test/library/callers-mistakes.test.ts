import assert from 'node:assert/strict';
import { evaluate, renderTemplate, type ChatModel } from '../../src/index.js';

const prompt = `---
output: { labels: [long, short] }
expect: "{{ size }}"
metrics: [exact-match]
---
Is {{ word }} long or short?
`;

describe('the library, called without types,', () => {
  const rows = [
    { word: 'short', size: 'short' },
    { word: 'lengthier', size: 'long' },
  ];
  const own = (complete: () => unknown): ChatModel => ({ id: 'mine/own', complete }) as ChatModel;

  it('takes a reply that tells no more than its text', async () => {
    const report = await evaluate({ prompts: prompt, rows, models: own(() => ({ text: 'short' })) });
    assert.equal(report.variants[0]?.scores['exact-match']?.mean, 0.5);
    assert.ok(report.variants[0].tokens > 0, 'estimated');
  });

  for (const [what, complete, says] of [
    ['throws', () => Promise.reject(new TypeError('fetch failed')), /^mine\/own: fetch failed$/],
    [
      'gives no text',
      () => Promise.resolve({ answer: 'short' }),
      /mine\/own gave a reply without `text`: return \{ text/,
    ],
    ['gives nothing', () => Promise.resolve(), /mine\/own gave a reply without `text`/],
  ] as const)
    it(`counts the rows for which a model ${what}, and says why`, async () => {
      const { errors, problems } = await evaluate({ prompts: prompt, rows, models: own(complete) });
      assert.equal(errors, 2);
      assert.match(problems[0] ?? '', says);
    });

  it('never passes the limits of an evaluation', async () => {
    const { calls, stop } = await evaluate({
      prompts: prompt,
      rows,
      models: own(() => ({ text: 'short' })),
      limits: { calls: 1 },
    });
    assert.deepEqual([calls, stop], [1, 'budget']);
  });

  for (const [what, options, says] of [
    ['no model', { models: undefined }, /A model needs an `id`.*openModel/],
    ['the name of a model', { models: 'openai/gpt-4.1-mini' }, /A model needs an `id`.*openModel/],
    ['no repeat', { repeat: 0 }, /`repeat` must be a whole number from 1, not 0/],
    ['rows that are no list', { rows: 'words.jsonl' }, /`rows` must be an array of objects/],
    ['a row that is none', { rows: [{ word: 'a', size: 'short' }, null] }, /Row 2 is no object of columns/],
    ['a value that JSON has not', { rows: [{ word: 1n }] }, /Row 1 holds what JSON cannot/],
  ] as const)
    it(`says what to pass to evaluate() in place of ${what}`, () =>
      assert.rejects(
        evaluate({ prompts: prompt, rows, models: own(() => ({ text: 'short' })), ...(options as object) }),
        says,
      ));

  it('names the template engines there are', () =>
    assert.throws(() => renderTemplate('a', {}, { engine: 'ejs' as 'jinja2' }), /no template engine 'ejs'.*jinja2/));
});
