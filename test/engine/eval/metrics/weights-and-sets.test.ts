import assert from 'node:assert/strict';
import { scoresOf } from '../../../support/metric-scores.js';

const good = '{ type: contains, value: good }';
const bad = '{ type: contains, value: bad }';

describe('weights and thresholds, as promptfoo has them', () => {
  const cases: [yaml: string, scores: Record<string, number>][] = [
    [`[${good}, ${bad}]`, { contains: 1, 'contains-2': 0 }],
    [`[${good}, ${bad}, score]`, { contains: 1, 'contains-2': 0, score: 0.5 }],
    [`[pass, ${good}, ${bad}]`, { contains: 1, 'contains-2': 0, pass: 0 }],
    [`[{ type: contains, value: good, weight: 3 }, ${bad}]`, { contains: 1, 'contains-2': 0, score: 0.75, pass: 0 }],
    [`[${good}, { type: contains, value: bad, weight: 0 }]`, { contains: 1, 'contains-2': 0, score: 1, pass: 1 }],
    [`[${good}, ${bad}, { type: pass, threshold: 0.5 }]`, { contains: 1, 'contains-2': 0, pass: 1 }],
    [`[${good}, ${bad}, { type: pass, threshold: 0.6 }]`, { contains: 1, 'contains-2': 0, pass: 0 }],
    [
      `[{ type: assert-set, assert: [${good}, ${bad}] }, ${good}]`,
      { 'assert-set': 0.5, contains: 1, score: 0.75, pass: 0 },
    ],
    [
      `[{ type: assert-set, threshold: 0.5, weight: 3, assert: [${good}, ${bad}] }, ${good}]`,
      { 'assert-set': 0.5, contains: 1, score: 0.625, pass: 1 },
    ],
    [
      `[{ type: assert-set, name: tone, assert: [{ type: assert-set, threshold: 0, assert: [${bad}] }] }]`,
      { tone: 0, score: 0, pass: 1 },
    ],
    [`[{ type: not-assert-set, assert: [${bad}] }]`, { 'not-assert-set': 1 }],
    [`[{ type: contains, value: good, name: tone }, { type: contains, value: bad, metric: tone }]`, { tone: 0.5 }],
    [
      `[{ type: contains, value: good, metric: tone, weight: 3 }, { type: contains, value: bad, metric: tone }, ${good}]`,
      { tone: 0.75, contains: 1, score: 0.8, pass: 0 },
    ],
  ];
  for (const [yaml, expected] of cases) {
    it(yaml, () => assert.deepEqual(scoresOf(`metrics: ${yaml}`, { answer: 'a good answer' }).scores, expected));
  }

  it('say why an answer does not pass', () => {
    const { reasons } = scoresOf(`metrics: [{ type: assert-set, threshold: 0.9, assert: [${good}, ${bad}] }]`, {
      answer: 'a good answer',
    });
    assert.equal(reasons['pass'], 'The assertions reach 0.50 of 0.9. `contains`: The answer does not contain "bad".');
  });
});

describe('normalize', () => {
  const same: [option: string, a: string, b: string][] = [
    ['case', 'PARIS', 'paris'],
    ['punctuation', '"Paris."', 'Paris'],
    ['articles', 'The Hague', '  Hague'],
    ['whitespace', ' New  York\n', 'New York'],
    ['nfc', 'Caf\u0065\u0301', 'Café'],
    ['nfkc', '①', '1'],
    ['[articles, case, punctuation, whitespace]', 'The  "Eiffel" Tower!', 'eiffel tower'],
  ];
  for (const [option, answer, expected] of same) {
    it(`${option}: ${JSON.stringify(answer)} is ${JSON.stringify(expected)} only with it`, () => {
      const front = (normalize: string): string => `expect: "{{ x }}"\nmetrics: [{ type: equals${normalize} }]`;
      assert.deepEqual(scoresOf(front(`, normalize: ${option}`), { answer, expected }).scores, { equals: 1 });
      assert.deepEqual(scoresOf(front(''), { answer, expected }).scores, { equals: 0 });
    });
  }

  it('counts for the text of the entry too', () => {
    const { scores } = scoresOf('metrics: [{ type: contains, value: "New YORK", normalize: case }]', {
      answer: 'to new york',
    });
    assert.deepEqual(scores, { contains: 1 });
  });
});
