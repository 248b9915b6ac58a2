import assert from 'node:assert/strict';
import { metrics } from '../../../../../src/engine/eval/metrics/index.js';
import { resolveMetrics } from '../../../../../src/engine/eval/resolve-metrics.js';
import { expectedAnswer } from '../../../../../src/engine/prompt/expected-answer.js';
import { assertionNames } from '../../../../../src/engine/prompt/formats/promptfoo/assertion-names.js';
import {
  carriedAssertions,
  codeAssertions,
  gradedAssertions,
} from '../../../../../src/engine/prompt/formats/promptfoo/read-assertions.js';
import type { PromptDoc } from '../../../../../src/engine/prompt/prompt-doc.js';
import { sliceOf } from '../../../../../src/engine/text/span.js';
import { listed, read, sent, withPrompt } from '../../../../support/promptfoo-config.js';

describe('the tests of a promptfoo configuration are rows', () => {
  const rows = (yaml: string): unknown[] => withPrompt(yaml).samples.map(({ values }) => values);
  it('over those of the default test', () => {
    assert.deepEqual(rows('defaultTest: { vars: { a: 1, b: 2 } }\ntests: [{ vars: { b: 3 } }, { vars: {} }]'), [
      { a: 1, b: 3 },
      { a: 1, b: 2 },
    ]);
  });
  it('with what their keys merge from an anchor', () => {
    assert.deepEqual(rows('tests: [{ vars: &base { a: 1, b: 2 } }, { vars: { <<: *base, b: 3 } }]'), [
      { a: 1, b: 2 },
      { a: 1, b: 3 },
    ]);
  });
  it('a list stands for each of its items, several for all combinations', () => {
    assert.deepEqual(rows('tests: [{ vars: { a: [p, q], b: [x, y], c: z } }]'), [
      { a: 'p', b: 'x', c: 'z' },
      { a: 'p', b: 'y', c: 'z' },
      { a: 'q', b: 'x', c: 'z' },
      { a: 'q', b: 'y', c: 'z' },
    ]);
    assert.deepEqual(rows('tests: [{ vars: { a: [p, q] }, options: { disableVarExpansion: true } }]'), [
      { a: ['p', 'q'] },
    ]);
  });
  it('a list of other things is one value, and the last line break of a text is not part of it', () => {
    assert.deepEqual(rows('tests: [{ vars: { a: [1, 2], b: [{ c: 3 }], d: "x\\n\\n" } }]'), [
      { a: [1, 2], b: [{ c: 3 }], d: 'x\n' },
    ]);
  });
  it('a scenario is every setting with every test', () => {
    const yaml =
      'scenarios: [{ config: [{ vars: { l: de } }, { vars: { l: fr } }], tests: [{ vars: { w: a } }, { vars: { w: b } }] }]';
    assert.deepEqual(rows(yaml), [
      { l: 'de', w: 'a' },
      { l: 'de', w: 'b' },
      { l: 'fr', w: 'a' },
      { l: 'fr', w: 'b' },
    ]);
  });
  it('named and placed', () => {
    const doc = withPrompt('tests:\n  - description: first\n    vars: { a: 1 }\n');
    assert.deepEqual(
      doc.samples.map(({ name, span }) => [name, sliceOf(doc.text, span).trimEnd()]),
      [['first', 'description: first\n    vars: { a: 1 }']],
    );
  });
  it('too many are a problem, not a crash', () => {
    const list = JSON.stringify(Array.from({ length: 200 }, (_, i) => `v${i}`));
    const [doc] = read(`prompts: [a]\ntests: [{ vars: { a: ${list}, b: ${list}, c: ${list}, d: ${list} } }]`);
    assert.equal(doc.samples.length, 10_000);
    assert.deepEqual(
      doc.problems.map(({ code }) => code),
      ['tests-too-many'],
    );
  });
  it('in a CSV file are the data', () => {
    const doc = withPrompt('tests: file://rows/a.csv');
    const { data } = doc.config;
    assert.deepEqual([data?.path, data && sliceOf(doc.text, data.pathSpan)], ['rows/a.csv', 'rows/a.csv']);
    assert.deepEqual(listed(doc), [['csv-columns', 'rows/a.csv']]);
  });
  for (const [tests, code] of [
    ['file://a.yaml', 'tests-file'],
    ['file://a.jsonl', 'tests-file'],
    ['huggingface://datasets/x', 'tests-file'],
    ['file://gen.py:fn', 'code-blocked'],
  ] as const) {
    it(`in ${tests} are listed`, () => assert.deepEqual(listed(withPrompt(`tests: ${tests}`)), [[code, tests]]));
  }
  it('values stay data: tags and file names are listed and never followed', () => {
    const doc = withPrompt('tests: [{ vars: { word: "{{ x }}", y: file://secret.txt } }]');
    assert.deepEqual(sent(doc, doc.samples[0]?.values ?? {}), ['user: Say {{ x }}']);
    assert.deepEqual(listed(doc), [
      ['value-template', '"{{ x }}"'],
      ['value-file', 'file://secret.txt'],
    ]);
  });
});

describe('the assertions of a promptfoo configuration are metrics', () => {
  const uses = (doc: PromptDoc): unknown[] =>
    doc.config.metrics.map(({ type, value, threshold }) => [type, value, threshold]);

  it('those of the default test, templates resolved and sets taken apart', () => {
    const doc = withPrompt(
      [
        'assertionTemplates: { has: { type: not-icontains, value: x } }',
        'defaultTest:',
        '  assert:',
        "    - $ref: '#/assertionTemplates/has'",
        '    - { type: assert-set, assert: [{ type: contains, value: "{{ word }}", threshold: 0.5 }] }',
      ].join('\n'),
    );
    assert.deepEqual(uses(doc), [
      ['not-icontains', 'x', undefined],
      ['contains', '{{ word }}', 0.5],
    ]);
    assert.deepEqual(
      doc.embedded.map(({ purpose, template }) => [
        purpose,
        template.facts.uses.map(({ span }) => sliceOf(doc.text, span)),
      ]),
      [['assertion', ['word']]],
    );
    assert.deepEqual(resolveMetrics(doc.config).problems, []);
  });

  it('and those all tests share; others are in a column of their rows', () => {
    const doc = withPrompt(
      'tests:\n  - { vars: { w: "{{ x }}" }, assert: [{ type: regex, value: a }, { type: is-json }, { type: not-contains, value: "{{ w }}" }] }\n  - { vars: {}, assert: [{ type: is-json }] }\n',
    );
    assert.deepEqual(uses(doc), [
      ['is-json', undefined, undefined],
      ['row-assertions', undefined, undefined],
    ]);
    assert.deepEqual(
      doc.samples.map(({ values }) => values),
      [
        {
          w: '{{ x }}',
          assert: [
            { type: 'regex', value: 'a' },
            { type: 'not-contains', value: '{{ x }}' },
          ],
        },
        { assert: [] },
      ],
    );
    assert.deepEqual(resolveMetrics(doc.config).problems, []);
    assert.deepEqual(listed(doc), [['value-template', '"{{ x }}"']]);
  });

  it('several comparisons a test are a column and a metric each, under the names they are given', () => {
    const doc = withPrompt(`tests:
  - { vars: { word: a }, assert: [{ type: contains, value: A }, { type: not-equals, value: "{{ word }}!", metric: Tone }] }
  - { vars: { word: b }, assert: [{ type: contains, value: B }, { type: not-equals, value: 7, metric: Tone }] }
`);
    assert.deepEqual(uses(doc), [
      ['contains', undefined, undefined],
      ['not-equals', '{{ expected_2 }}', undefined],
    ]);
    assert.deepEqual(
      doc.samples.map(({ values }) => values),
      [
        { word: 'a', expected: 'A', expected_2: 'a!' },
        { word: 'b', expected: 'B', expected_2: '7' },
      ],
    );
    assert.deepEqual(
      resolveMetrics(doc.config).metrics.map(({ id }) => id),
      ['contains', 'Tone'],
    );
    assert.deepEqual(doc.unsupported, []);
  });

  describe('where tests weigh them, all of a test are one score', () => {
    const cases: [string, string, unknown][] = [
      [
        'a threshold of the test',
        'tests: [{ vars: {}, threshold: 0.5, assert: [{ type: regex, value: b, weight: 2 }] }]',
        {
          type: 'assert-set',
          threshold: 0.5,
          assert: [
            { type: 'contains', value: 'd' },
            { type: 'regex', value: 'b', weight: 2 },
          ],
        },
      ],
      [
        'a set with a threshold',
        'tests: [{ vars: {}, assert: [{ type: assert-set, threshold: 0.5, weight: 3, assert: [{ type: is-json }, { type: ruby, value: x }] }] }]',
        [
          { type: 'contains', value: 'd' },
          { type: 'assert-set', threshold: 0.5, weight: 3, assert: [{ type: 'is-json' }] },
        ],
      ],
      [
        'the assertions of the default test left out',
        'tests: [{ vars: {}, options: { disableDefaultAsserts: true }, assert: [{ type: is-json }] }]',
        [{ type: 'is-json' }],
      ],
    ];
    for (const [name, tests, expected] of cases) {
      it(name, () => {
        const doc = withPrompt(`defaultTest: { assert: [{ type: contains, value: d }] }\n${tests}`);
        assert.deepEqual(uses(doc), [['row-assertions', undefined, undefined]]);
        assert.deepEqual(doc.samples[0]?.values['assert'], expected);
        const lost = doc.unsupported.map(({ code }) => code);
        assert.deepEqual(lost, tests.includes('ruby') ? ['code-blocked'] : []);
      });
    }
  });

  it('what tests put around the prompt is around it, rendered over the row', () => {
    const doc = withPrompt(`defaultTest: { options: { prefix: "P {{ word }}: ", suffix: "!" } }
tests: [{ vars: { word: a } }, { vars: { word: b }, options: { suffix: "" } }]`);
    assert.deepEqual(
      doc.samples.map(({ values }) => sent(doc, values)),
      [['user: P a: Say a!'], ['user: P b: Say b']],
    );
    assert.deepEqual(doc.unsupported, []);
    const [chat] = read(`prompts: ['[{"role": "user", "content": "x"}]']\ntests: [{ options: { prefix: y } }]`);
    assert.deepEqual(
      chat.unsupported.map(({ code }) => code),
      ['chat-affix'],
    );
  });

  it('a comparison that differs from test to test gives each row its expected answer', () => {
    const doc = withPrompt(
      'tests:\n  - { vars: { word: a }, assert: [{ type: contains, value: A }] }\n  - { vars: { word: b }, assert: [{ type: contains, value: 7 }] }\n',
    );
    assert.deepEqual(uses(doc), [['contains', undefined, undefined]]);
    assert.deepEqual(
      doc.samples.map(({ values }) => expectedAnswer(doc, values)),
      ['A', '7'],
    );
    assert.deepEqual(doc.unsupported, []);
    assert.deepEqual(resolveMetrics(doc.config).problems, []);
  });

  it('a reference to nothing is a problem', () => {
    const [doc] = read("prompts: [a]\ndefaultTest: { assert: [{ $ref: '#/assertionTemplates/no' }] }");
    assert.deepEqual(listed(doc, doc.problems), [['assertion-reference', "'#/assertionTemplates/no'"]]);
  });

  it('a fault in a value is a problem at its place', () => {
    const [doc] = read('prompts: [a]\ndefaultTest:\n  assert:\n    - { type: contains, value: "\\t{{ a b }}" }');
    assert.deepEqual(listed(doc, doc.problems), [['assertion-syntax', 'b']]);
  });

  it('are those Hone has, and no others', () => {
    const has = new Set(metrics.map(({ id }) => id));
    assert.deepEqual(
      [...carriedAssertions, ...gradedAssertions, ...codeAssertions].sort(),
      assertionNames.filter((name) => has.has(name)).sort(),
    );
  });
});
