import assert from 'node:assert/strict';
import { resolveMetrics } from '../../../../../src/engine/eval/resolve-metrics.js';
import { juriesOf } from '../../../../../src/engine/eval/juries.js';
import type { PromptDoc } from '../../../../../src/engine/prompt/prompt-doc.js';
import { listed, withPrompt } from '../../../../support/promptfoo-config.js';

/** The metrics as they are written, without what they are not. */
function written({ config }: PromptDoc): unknown[] {
  return config.metrics.map(({ type, name, value, threshold, options, assert: within }): unknown =>
    JSON.parse(
      JSON.stringify({
        type,
        name,
        value,
        threshold,
        ...options,
        assert: within?.map((use) => ({ ...use, span: undefined })),
      }),
    ),
  );
}

function works(doc: PromptDoc): void {
  assert.deepEqual(resolveMetrics(doc.config).problems, []);
}

const assertsOf = (doc: PromptDoc): unknown[] => doc.samples.map(({ values }) => values['assert']);

describe('assertions of promptfoo that a model grades', () => {
  it('are metrics with who grades and by what prompt: their own, or the options of the default test', () => {
    const doc = withPrompt(`defaultTest:
  options: { provider: 'openai:chat:gpt-4.1', rubricPrompt: 'Grade {{ output }} by {{ rubric }}.' }
  assert:
    - { type: llm-rubric, value: "Is kind to {{ word }}." }
    - { type: not-llm-rubric, value: Is rude., provider: { id: 'anthropic:messages:claude-sonnet-4-5' }, threshold: 0.8 }
    - { type: g-eval, value: [Clear., Short.], provider: { text: openai:gpt-4.1-mini } }
tests: [{ vars: { word: a } }]`);
    const rubricPrompt = 'Grade {{ output }} by {{ rubric }}.';
    assert.deepEqual(written(doc), [
      { type: 'llm-rubric', value: 'Is kind to {{ word }}.', provider: 'openai/gpt-4.1', rubricPrompt },
      {
        type: 'not-llm-rubric',
        value: 'Is rude.',
        threshold: 0.8,
        provider: 'anthropic/claude-sonnet-4-5',
        rubricPrompt,
      },
      { type: 'g-eval', value: ['Clear.', 'Short.'], provider: 'openai/gpt-4.1-mini' },
    ]);
    assert.deepEqual(listed(doc), [['assertion-key', 'rubricPrompt']]);
    assert.match(doc.unsupported[0]?.message ?? '', /`g-eval` asks for replies in another form/);
    works(doc);
  });

  it('pass where they pass there', () => {
    const doc = withPrompt(
      'defaultTest: { assert: [{ type: context-recall, value: x }, { type: answer-relevance }, { type: context-relevance, threshold: 0.4 }] }',
    );
    assert.deepEqual(
      doc.config.metrics.map(({ threshold }) => threshold),
      [0, 0.7, 0.4],
    );
    works(doc);
  });

  it('that each test words for itself are one metric over a column', () => {
    const doc = withPrompt(`tests:
  - { vars: { word: a }, assert: [{ type: llm-rubric, value: 'Says {{ word }}.' }, { type: factuality, value: A }] }
  - { vars: { word: b }, assert: [{ type: llm-rubric, value: Says B. }, { type: factuality, value: B }] }`);
    assert.deepEqual(written(doc), [{ type: 'llm-rubric', value: '{{ rubric }}' }, { type: 'factuality' }]);
    assert.deepEqual(
      doc.samples.map(({ values }) => values),
      [
        { word: 'a', rubric: 'Says a.', expected: 'A' },
        { word: 'b', rubric: 'Says B.', expected: 'B' },
      ],
    );
    assert.equal(doc.config.expect, '{{ expected }}');
    assert.deepEqual(doc.unsupported, []);
    works(doc);
  });

  it('that differ from test to test stay with their rows, and the metric says who grades', () => {
    const doc = withPrompt(`tests:
  - vars: { word: a }
    options: { provider: openai:gpt-4.1 }
    assert: [{ type: llm-rubric, value: 'Says {{ word }}.' }, { type: contains, value: A }]
  - { vars: { word: b }, threshold: 0.5, assert: [{ type: llm-rubric, value: B., weight: 2 }, { type: is-json }] }
  - { vars: { word: c }, assert: [{ type: is-json }] }`);
    assert.deepEqual(written(doc), [
      {
        type: 'row-assertions',
        assert: [
          { type: 'llm-rubric', options: { provider: 'openai/gpt-4.1' } },
          { type: 'llm-rubric', name: 'llm-rubric-2', options: {} },
        ],
      },
    ]);
    assert.deepEqual(assertsOf(doc), [
      [
        { type: 'llm-rubric', value: 'Says a.' },
        { type: 'contains', value: 'A' },
      ],
      {
        type: 'assert-set',
        threshold: 0.5,
        assert: [{ type: 'llm-rubric', name: 'llm-rubric-2', value: 'B.', weight: 2 }, { type: 'is-json' }],
      },
      [{ type: 'is-json' }],
    ]);
    assert.deepEqual(doc.unsupported, []);
    works(doc);
    const [metric] = resolveMetrics(doc.config).metrics;
    assert.ok(metric);
    assert.deepEqual(
      juriesOf(metric).map(({ judges }) => judges),
      [['openai/gpt-4.1'], []],
    );
  });

  it('by a judge Hone does not know are graded by the judge of the run, which is said', () => {
    const doc = withPrompt(
      'defaultTest: { assert: [{ type: llm-rubric, value: x, provider: "bedrock:y" }, { type: llm-rubric, value: y, provider: file://judge.js }, { type: llm-rubric, value: z, provider: { id: openai:gpt-4.1, config: { temperature: 1 } } }] }',
    );
    assert.deepEqual(listed(doc), [
      ['assertion-key', '"bedrock:y"'],
      ['code-blocked', 'file://judge.js'],
      ['assertion-key', 'config'],
    ]);
    assert.deepEqual(
      doc.config.metrics.map(({ options }) => options),
      [{}, {}, { provider: 'openai/gpt-4.1' }],
    );
    works(doc);
  });

  it('may bring their judge messages of its own', () => {
    const rubricPrompt = '[{"role": "system", "content": "Be strict."}, {"role": "user", "content": "{{ output }}"}]';
    const doc = withPrompt(
      `defaultTest: { assert: [{ type: llm-rubric, value: x, rubricPrompt: '${rubricPrompt}' }] }`,
    );
    assert.deepEqual(doc.config.metrics[0]?.options, { rubricPrompt: JSON.parse(rubricPrompt) as unknown });
    works(doc);
  });
});

describe("promptfoo's select-best", () => {
  it('compares by words all tests share, or by a column of their own words', () => {
    const shared = withPrompt(
      'defaultTest: { assert: [{ type: select-best, value: The shortest. }] }\ntests: [{ vars: {} }]',
    );
    assert.deepEqual(written(shared), [{ type: 'select-best', value: 'The shortest.' }]);
    const own = withPrompt(
      'tests: [{ threshold: 0.5, assert: [{ type: select-best, value: A }, { type: is-json }] }, { assert: [{ type: select-best, value: B }] }]',
    );
    assert.deepEqual(written(own), [{ type: 'select-best', value: '{{ criteria }}' }, { type: 'row-assertions' }]);
    assert.deepEqual(
      own.samples.map(({ values }) => values['criteria']),
      ['A', 'B'],
    );
    for (const doc of [shared, own]) {
      assert.deepEqual(doc.unsupported, []);
      works(doc);
    }
  });

  it('that only some tests ask for is listed', () => {
    const doc = withPrompt('tests: [{ assert: [{ type: select-best, value: A }] }, { assert: [{ type: is-json }] }]');
    assert.deepEqual(listed(doc), [['assertion-unsupported', 'select-best']]);
    assert.deepEqual(written(doc), [{ type: 'row-assertions' }]);
  });
});

describe('assertions of promptfoo that are code', () => {
  it('are metrics with their code', () => {
    const doc = withPrompt(
      'defaultTest: { assert: [{ type: javascript, value: output.length < context.config.most, config: { most: 9 }, threshold: 0.5 }, { type: not-python, value: file://check.py:polite }] }',
    );
    assert.deepEqual(written(doc), [
      { type: 'javascript', value: 'output.length < context.config.most', threshold: 0.5, config: { most: 9 } },
      { type: 'not-python', value: 'file://check.py:polite' },
    ]);
    assert.deepEqual(doc.unsupported, []);
    works(doc);
  });

  it('of single tests stand in the metric, and rows only name them', () => {
    const doc = withPrompt(
      'tests: [{ assert: [{ type: javascript, value: a(1) }, { type: is-json }] }, { assert: [{ type: not-javascript, value: b(2), weight: 3 }] }, { assert: [{ type: javascript, value: a(1) }] }]',
    );
    assert.deepEqual(written(doc), [
      {
        type: 'row-assertions',
        assert: [
          { type: 'javascript', value: 'a(1)', options: {} },
          { type: 'javascript', name: 'javascript-2', value: 'b(2)', options: {} },
        ],
      },
    ]);
    assert.deepEqual(assertsOf(doc), [
      [{ type: 'javascript' }, { type: 'is-json' }],
      [{ type: 'not-javascript', name: 'javascript-2', weight: 3 }],
      [{ type: 'javascript' }],
    ]);
    works(doc);
  });

  it('that values would be put into is no metric: it would be made of data', () => {
    const doc = withPrompt('defaultTest: { assert: [{ type: javascript, value: "output === \'{{ word }}\'" }] }');
    assert.deepEqual(listed(doc), [['value-template', `"output === '{{ word }}'"`]]);
    assert.deepEqual(doc.config.metrics, []);
  });
});
