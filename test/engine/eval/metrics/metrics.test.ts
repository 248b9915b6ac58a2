import assert from 'node:assert/strict';
import { resolveMetrics } from '../../../../src/engine/eval/resolve-metrics.js';
import { macroF1 } from '../../../../src/engine/eval/metrics/macro-f1.js';
import { metrics } from '../../../../src/engine/eval/metrics/index.js';
import { parsePrompt } from '../../../../src/engine/prompt/parse-prompt.js';
import { type AnswerCase, refusalsOf, scoresOf as resultOf } from '../../../support/metric-scores.js';

/** The scores of an answer under the metrics written as in a prompt file, by name. */
function scoresOf(yaml: string, given: AnswerCase): Readonly<Record<string, number>> {
  return resultOf(yaml, given).scores;
}

function check(yaml: string, cases: readonly (readonly [answer: string, expected: string, score: number])[]): void {
  for (const [answer, expected, score] of cases) {
    const [value] = Object.values(scoresOf(`expect: "{{ x }}"\n${yaml}`, { answer, expected }));
    assert.equal(value, score, `${JSON.stringify(answer)} against ${JSON.stringify(expected)}`);
  }
}

describe('exact-match', () => {
  it('asks for the expected text to the letter and forgives outer blanks only', () => {
    check('metrics: [exact-match]', [
      ['Number', 'Number', 1],
      [' Number\n', 'Number', 1],
      ['number', 'Number', 0],
      ['Number.', 'Number', 0],
      ['', 'Number', 0],
    ]);
  });
});

describe("a column that an assertion's value names and the row lacks", () => {
  const text = 'metrics:\n  - type: contains\n    value: "\\t{{ nobody }}"';
  it('is told with its place in the file', () =>
    assert.throws(() => scoresOf(text, { answer: 'a' }), /in its value, line 4, column 18: 'nobody' is undefined/));
});

describe('accuracy', () => {
  it('compares the label read from the answer', () => {
    check('output: { labels: [Number, Human] }\nmetrics: [accuracy]', [
      ['The answer is number.', 'Number', 1],
      ['Human', 'Number', 0],
      ['Number or Human', 'Number', 0],
      ['no idea', 'Number', 0],
    ]);
  });

  it('compares normalised texts without labels', () => {
    check('metrics: [accuracy]', [
      ['"Paris."', 'paris', 1],
      ['The  capital', 'the capital', 1],
      ['-5', '5', 0],
      ['.5', '5', 0],
      ['Paris, France', 'Paris', 0],
    ]);
  });
});

describe('macro-f1', () => {
  it('is the mean of the classes: 2/3, 2/3 and 0 for A A B C answered A B B and nothing', () => {
    const predictions = [
      { expected: 'A', predicted: 'A' },
      { expected: 'A', predicted: 'B' },
      { expected: 'B', predicted: 'B' },
      { expected: 'C', predicted: undefined },
    ];
    assert.ok(Math.abs(macroF1.summarize(predictions) - 4 / 9) < 1e-12);
  });

  it('counts a prediction as often as it stands for', () => {
    const once = { expected: 'A', predicted: 'B' };
    const right = { expected: 'B', predicted: 'B' };
    assert.equal(
      macroF1.summarize([
        { ...once, count: 3 },
        { ...right, count: 2 },
      ]),
      macroF1.summarize([once, once, once, right, right]),
    );
  });

  it('is 1 for all right, 0 for all wrong and 0 for nothing', () => {
    assert.equal(macroF1.summarize([{ expected: 'A', predicted: 'A' }]), 1);
    assert.equal(macroF1.summarize([{ expected: 'A', predicted: 'B' }]), 0);
    assert.equal(macroF1.summarize([]), 0);
  });
});

describe("promptfoo's assertions", () => {
  it('contains: the value, or else the expected answer', () => {
    check('metrics: [contains]', [
      ['The capital is Paris.', 'Paris', 1],
      ['paris', 'Paris', 0],
    ]);
    check('metrics: [{ type: contains, value: "42" }]', [
      ['It is 42', 'x', 1],
      ['It is 43', 'x', 0],
    ]);
    check('metrics: [{ type: contains, value: 42 }]', [['It is 42', 'x', 1]]);
  });

  it('icontains: in any case', () => {
    check('metrics: [icontains]', [
      ['the capital is PARIS', 'Paris', 1],
      ['London', 'Paris', 0],
    ]);
  });

  it('starts-with', () => {
    check('metrics: [starts-with]', [
      ['Paris it is', 'Paris', 1],
      [' Paris', 'Paris', 0],
    ]);
  });

  it('equals: to the letter for a text, by value for an object', () => {
    check('metrics: [equals]', [
      ['Paris', 'Paris', 1],
      ['Paris\n', 'Paris', 0],
    ]);
    check('metrics: [{ type: equals, value: { a: 1, b: [2] } }]', [
      ['{"b": [2], "a": 1}', 'x', 1],
      ['{"a": 1}', 'x', 0],
      ['not json', 'x', 0],
    ]);
  });

  it('is-json: the whole answer, and of the form its schema asks for', () => {
    check('metrics: [is-json]', [
      ['{"a": 1}', 'x', 1],
      ['null', 'x', 1],
      ['here: {"a": 1}', 'x', 0],
      ['', 'x', 0],
    ]);
    check('metrics: [{ type: is-json, value: { type: object, required: [a] } }]', [
      ['{"a": 1}', 'x', 1],
      ['{"b": 1}', 'x', 0],
    ]);
  });

  it('not-: turns a metric round', () => {
    check('metrics: [{ type: not-contains, value: sorry }]', [
      ['Paris', 'x', 1],
      ['I am sorry', 'x', 0],
    ]);
    check('metrics: [not-exact-match]', [
      ['Paris', 'Paris', 0],
      ['Rome', 'Paris', 1],
    ]);
  });

  it("fills a value's columns from the row, whose values stay data", () => {
    const yaml = 'metrics: [{ type: contains, value: "Dear {{ name }}" }]';
    assert.deepEqual(scoresOf(yaml, { answer: 'Dear Ada,', values: { name: 'Ada' } }), { contains: 1 });
    assert.deepEqual(scoresOf(yaml, { answer: 'Dear 2', values: { name: '{{ 1 + 1 }}' } }), { contains: 0 });
  });

  it('gives two entries of one type two names', () => {
    const yaml = 'metrics: [{ type: contains, value: a }, { type: contains, value: b }]';
    assert.deepEqual(scoresOf(yaml, { answer: 'a' }), { contains: 1, 'contains-2': 0 });
  });
});

describe('the metrics of a prompt', () => {
  it('are exact-match by default, with labels also accuracy and macro-f1', () => {
    const ids = (yaml: string): string[] =>
      resolveMetrics(parsePrompt(`---\n${yaml}\n---\nx`, 'x.prompt').config).metrics.map(({ id }) => id);
    assert.deepEqual(ids('expect: "{{ x }}"'), ['exact-match']);
    assert.deepEqual(ids('expect: "{{ x }}"\noutput: { labels: [a, b] }'), ['exact-match', 'accuracy', 'macro-f1']);
  });

  for (const [yaml, told] of [
    ['metrics: [acuracy]', /'acuracy': did you mean 'accuracy'\? Known are exact-match, .*is-json/],
    ['metrics: [vibes]', /'vibes': there is no such metric\. Known are/],
    ['metrics: [exact-match]', /needs the expected answer\. Add it to the front matter/],
    ['metrics: [contains]', /needs the expected answer/],
    ['expect: "{{ x }}"\nmetrics: [macro-f1]', /needs labels/],
    ['expect: "{{ x }}"\nmetrics: [{ type: exact-match, value: a }]', /takes no value/],
    ['expect: "{{ x }}"\noutput: { labels: [a] }\nmetrics: [not-macro-f1]', /no meaning/],
    [
      'expect: "{{ x }}"\noutput: { labels: [a] }\nmetrics: [{ type: macro-f1, threshold: 0.8 }]',
      /--threshold "macro-f1>=0\.8"/,
    ],
    ['metrics: [{ type: contains, value: "{{ a" }]', /no valid template/],
    [
      'expect: "{{ x }}"\noutput: { labels: [a] }\nmetrics: [{ type: macro-f1, weight: 2 }]',
      /no weight.*Remove `weight`/,
    ],
    ['metrics: [{ type: contains, value: a, normalise: case }]', /no option `normalise`\. It has `normalize`\./],
    ['metrics: [{ type: regex, value: a, normalize: case }]', /no option `normalize`\. Remove it\./],
    ['metrics: [{ type: contains, value: a, normalize: cases }]', /must list any of nfc, nfkc, case, punctuation/],
    ['metrics: [score]', /'score': it sums up what others say of an answer.*Add one, such as exact-match/],
    [
      'expect: "{{ x }}"\noutput: { labels: [a] }\nmetrics: [macro-f1, pass]',
      /'pass': it sums up what others say of an answer/,
    ],
    ['metrics: [assert-set]', /needs a list of assertions under `assert`/],
    [
      'metrics: [{ type: assert-set, assert: [{ type: conatins, value: a }] }]',
      /`conatins`: did you mean 'contains'\?/,
    ],
    ['metrics: [{ type: assert-set, assert: [{ type: contains, value: a, name: x }] }]', /Give the set the name 'x'/],
    ['metrics: [{ type: javascript }]', /needs code as its `value`/],
    ['metrics: [{ type: python, value: file://check.js }]', /is no file of Python; it ends in \.py/],
    ['metrics: [{ type: row-assertions, assert: [contains] }]', /rows may list it by themselves/],
    ['metrics: [{ type: assert-set, assert: [{ type: select-best }] }]', /compares variants, so it cannot be in a set/],
    ['metrics: [not-meteor]', /WordNet.*Use `chrf`/],
    ['metrics: ["trajectory:step-count"]', /no traces of an agent\. Use `contains`/],
    ['metrics: [{ type: contains, value: [a] }]', /must be a text or a number/],
    ['metrics: [{ type: is-json, value: { type: nonsense } }]', /no JSON Schema/],
  ] as const) {
    it(`refuses ${JSON.stringify(yaml)}`, () => {
      const [message, ...others] = refusalsOf(yaml);
      assert.match(message ?? '', told);
      assert.deepEqual(others, []);
    });
  }

  it('have names of their own, ranges that make sense and a summary', () => {
    assert.equal(new Set(metrics.map(({ id }) => id)).size, metrics.length);
    for (const { range, summary } of metrics) {
      assert.ok(range[0] < range[1]);
      assert.match(summary, /^[A-Z].*\.$/);
    }
  });
});

describe('the schema of is-json', () => {
  const old = 'http://json-schema.org/draft-07/schema#';
  for (const [schema, answer, score] of [
    ['{ $schema: "https://json-schema.org/draft/2020-12/schema", prefixItems: [{ type: string }] }', '["a"]', 1],
    ['{ $schema: "https://json-schema.org/draft/2020-12/schema", prefixItems: [{ type: string }] }', '[1]', 0],
    [`{ $schema: "${old}", items: [{ type: string }] }`, '[1]', 0],
    ['{ type: string, format: date }', '"2026-02-30"', 0],
  ] as const) {
    it(`may be of the dialect it names: ${schema} gives ${answer} ${score}`, () => {
      assert.equal(scoresOf(`metrics: [{ type: is-json, value: ${schema} }]`, { answer })['is-json'], score);
    });
  }
});

describe('an answer a metric can say nothing about', () => {
  const deep = `{"a":${'['.repeat(20_000)}${']'.repeat(20_000)}}`;
  for (const [yaml, answer, message] of [
    ['metrics: [{ type: contains, value: "{{ lable }}" }]', 'any', /^Metric 'contains' .* line 2, column 40: .*lable/],
    ['metrics: [{ type: contains, value: "{{ row.a.b }}" }]', 'any', /^Metric 'contains' .*row/],
    ['metrics: [{ type: equals, value: { a: 1 } }]', deep, /^Metric 'equals' .* nested too deep/],
  ] as const) {
    it(`is an error, never a score: ${yaml}`, () => {
      assert.throws(() => scoresOf(yaml, { answer, values: { label: 'x' } }), { name: 'ScoreError', message });
    });
  }
});
