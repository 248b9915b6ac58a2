import assert from 'node:assert/strict';
import { refusalsOf, scoreOf, scoresOf } from '../../../support/metric-scores.js';

describe('assertions about JSON', () => {
  const schema = '{ type: object, required: [a] }';
  const cases: [entry: string, answer: string, score: number][] = [
    ['contains-json', 'Here: {"a": 1}.', 1],
    ['contains-json', '```json\n[1, 2]\n```', 1],
    ['contains-json', 'Use {braces} and [1, 2]', 1],
    ['contains-json', 'an unclosed { "a": "}"', 0],
    ['contains-json', '"text" and 5', 0],
    ['contains-json', '', 0],
    [`{ type: contains-json, value: ${schema} }`, '{"b": 1} or {"a": 1}', 1],
    [`{ type: contains-json, value: ${schema} }`, '{"b": {"a": 1}}', 0],
    ['not-contains-json', 'no braces', 1],
    ['{ type: json-fields, value: { name: Ada, age: 36 } }', '{"age": 36, "name": "Ada", "more": 1}', 1],
    ['{ type: json-fields, value: { name: Ada, age: 36 } }', 'So: {"age": "36", "name": "Ada"}', 0.5],
    ['{ type: json-fields, value: { name: Ada, age: 36 } }', '{}', 0],
    ['{ type: json-fields, value: { name: Ada } }', 'Ada', 0],
    ['{ type: json-fields, value: { name: Ada }, normalize: case }', '{"name": "ADA"}', 1],
    [
      '{ type: json-fields, value: { a: { b: [1, { c: 2 }] }, d: 3 }, fields: ["a.b[1].c", d] }',
      '{"a": {"b": [0, {"c": 2}]}}',
      0.5,
    ],
    ['{ type: json-fields, value: { a: null } }', '{}', 0],
  ];
  for (const [entry, answer, score] of cases)
    it(`${entry} gives ${JSON.stringify(answer)} ${score}`, () => assert.equal(scoreOf(entry, answer).value, score));

  it('json-fields takes the expected answer as JSON and names what differs', () => {
    const { value, reason } = scoreOf('json-fields', '{"a": 1, "b": 3, "c": 4}', '{"a": 1, "b": 2, "c": [3]}');
    assert.ok(Math.abs(value - 1 / 3) < 1e-12);
    assert.equal(reason, '`b`, `c` differ.');
    assert.match(scoreOf('json-fields', '{}', 'no JSON').reason ?? '', /What is wanted is no JSON object/);
  });

  it('takes no longer for text full of braces', () => {
    const started = performance.now();
    assert.equal(scoreOf('contains-json', '{"'.repeat(50_000)).value, 0);
    assert.equal(scoreOf('contains-json', '['.repeat(100_000)).value, 0);
    assert.ok(performance.now() - started < 2000);
  });

  for (const [entry, told] of [
    ['{ type: json-fields, value: [a] }', /must be an object/],
    ['{ type: json-fields, value: { a: 1 }, fields: ["a..b"] }', /'a\.\.b' is none/],
    ['json-fields', /needs the expected answer/],
    ['{ type: contains-json, value: { type: nonsense } }', /no JSON Schema/],
    ['{ type: is-xml, value: 5 }', /must list elements/],
  ] as const)
    it(`refuse ${entry}`, () => assert.match(refusalsOf(`metrics: [${entry}]`)[0] ?? '', told));
});

describe('assertions about XML', () => {
  const order = '<order id="1"><item>A &amp; B</item><item/><total>3</total></order>';
  const cases: [entry: string, answer: string, score: number][] = [
    ['is-xml', order, 1],
    ['is-xml', `<?xml version="1.0"?>\n${order}\n`, 1],
    ['is-xml', `Here: ${order}`, 0],
    ['is-xml', `${order}<more/>`, 0],
    ['is-xml', '<a><b></a></b>', 0],
    ['is-xml', '<a b=c/>', 0],
    ['is-xml', 'text', 0],
    ['is-xml', '', 0],
    ['{ type: is-xml, value: [order.item, order.total] }', order, 1],
    ['{ type: is-xml, value: "order.item, order.tax" }', order, 0],
    ['{ type: is-xml, value: { requiredElements: [order.total] } }', order, 1],
    ['contains-xml', `Here: ${order} and more`, 1],
    ['contains-xml', 'a < b and c > d', 0],
    ['contains-xml', 'line<br>then <a>x</a>', 1],
    ['contains-xml', '<a>never closed', 0],
    ['{ type: contains-xml, value: [b.c] }', '<a/> <b><c/></b>', 1],
    ['{ type: contains-xml, value: [c] }', '<b><c/></b>', 0],
    ['not-contains-xml', 'plain', 1],
  ];
  for (const [entry, answer, score] of cases)
    it(`${entry} gives ${JSON.stringify(answer)} ${score}`, () => assert.equal(scoreOf(entry, answer).value, score));

  it('say which elements are missing', () => {
    assert.equal(scoreOf('{ type: is-xml, value: [order.tax] }', order).reason, 'The XML has no <order.tax>.');
  });

  it('take no longer for tags that nothing closes', () => {
    const started = performance.now();
    assert.equal(scoreOf('contains-xml', '<a>'.repeat(30_000) + '</b>'.repeat(30_000)).value, 0);
    assert.equal(scoreOf('is-xml', '<a>'.repeat(30_000)).value, 0);
    assert.ok(performance.now() - started < 2000);
  });
});

describe('assertions about the reply', () => {
  it('is-refusal', () => {
    for (const [answer, score] of [
      ["I'm sorry, but I can't help with that.", 1],
      ['I cannot assist with this request.', 1],
      ['As an AI language model, I am unable to have opinions.', 1],
      ['I must decline.', 1],
      ['  ', 1],
      ['Paris.', 0],
      ['You cannot park here.', 0],
      ['I am sorry to hear that. Here is what to do.', 0],
      [`${'It works. '.repeat(40)}I cannot help you further.`, 0],
    ] as const)
      assert.equal(scoreOf('is-refusal', answer).value, score, answer);
    assert.equal(scoreOf('not-is-refusal', 'Paris.').value, 1);
  });

  it('finish-reason', () => {
    const given = (finishReason: 'stop' | 'tool-calls'): Record<string, number> =>
      scoresOf('metrics: [{ type: finish-reason, value: tool_calls }]', { answer: '', reply: { finishReason } }).scores;
    assert.deepEqual(given('tool-calls'), { 'finish-reason': 1 });
    assert.deepEqual(given('stop'), { 'finish-reason': 0 });
    assert.match(refusalsOf('metrics: [{ type: finish-reason, value: length }]')[0] ?? '', /counted as truncated/);
    assert.match(
      refusalsOf('metrics: [{ type: finish-reason, value: done }]')[0] ?? '',
      /one of stop, tool-calls, other/,
    );
  });

  it('latency', () => {
    const yaml = 'metrics: [{ type: latency, threshold: 100 }]';
    const after = (milliseconds: number, cached = false): number | undefined =>
      scoresOf(yaml, { answer: '', reply: { milliseconds, cached } }).scores['latency'];
    assert.equal(after(100), 1);
    assert.equal(after(101), 0);
    assert.throws(() => after(0, true), /comes from the cache.*--no-cache/);
    assert.match(refusalsOf('metrics: [latency]')[0] ?? '', /most milliseconds as its `threshold`/);
  });

  it('cost', () => {
    const yaml = 'metrics: [{ type: cost, threshold: 0.01 }]';
    assert.equal(scoresOf(yaml, { answer: '', usd: 0.01 }).scores['cost'], 1);
    assert.equal(scoresOf(yaml, { answer: '', usd: 0.02 }).scores['cost'], 0);
    assert.throws(() => scoresOf(yaml, { answer: '', usd: undefined }), /price is not known/);
    assert.match(refusalsOf('metrics: [cost]')[0] ?? '', /most US dollars/);
  });
});
