import assert from 'node:assert/strict';
import { noAssertion } from '../../../../../src/engine/lint/rules/dataset/no-assertion.js';
import { checkRule, saidOf } from '../../../../support/check-rule.js';

const around = { path: 'promptfooconfig.yaml' };

describe('dataset/no-assertion reports', () => {
  const cases: [name: string, text: string, ...said: [about: string, message: string][]][] = [
    [
      'a test without one',
      'prompts: ["Say {{ x }}"]\nproviders: [openai:gpt-4.1]\ntests:\n  - vars: { x: a }\n    assert: [{ type: is-json }]\n  - vars: { x: b }\n',
      ['vars', 'This test has no `assert`, and the others have: it passes whatever the answer is. Add one.'],
    ],
    [
      'a test with an empty one',
      'prompts: ["Say {{ x }}"]\nproviders: [openai:gpt-4.1]\ntests:\n  - description: b\n    assert: []\n  - vars: { x: a }\n    assert: [{ type: is-json }]\n',
      ['description', 'This test has no `assert`, and the others have: it passes whatever the answer is. Add one.'],
    ],
    [
      'one at the top',
      'prompts: ["Say {{ x }}"]\nproviders: [openai:gpt-4.1]\nassert: [{ type: is-json }]\ntests:\n  - vars: { x: b }\n',
      ['assert', 'promptfoo reads no `assert` at this level: move it under `defaultTest`.'],
    ],
    [
      'two tests',
      'prompts: ["Say {{ x }}"]\nproviders: [openai:gpt-4.1]\ntests:\n  - vars: { x: a }\n    assert: [{ type: is-json }]\n  - vars: { x: b }\n  - vars: { x: c }\n',
      ['vars', 'This test has no `assert`, and the others have: it passes whatever the answer is. Add one.'],
      ['vars', 'This test has no `assert`, and the others have: it passes whatever the answer is. Add one.'],
    ],
    [
      'one at the top beside a test without one',
      'prompts: ["Say {{ x }}"]\nproviders: [openai:gpt-4.1]\nassert: []\ntests:\n  - vars: { x: a }\n    assert: [{ type: is-json }]\n  - vars: { x: b }\n',
      ['assert', 'promptfoo reads no `assert` at this level: move it under `defaultTest`.'],
      ['vars', 'This test has no `assert`, and the others have: it passes whatever the answer is. Add one.'],
    ],
  ];
  for (const [name, text, ...said] of cases) it(name, () => assert.deepEqual(saidOf(noAssertion, text, around), said));

  it("rows of Hone's own files that nothing is compared with, as a hint", () => {
    checkRule(
      noAssertion,
      `---
data: rows.csv
      ^^^^^^^^ hint: Nothing says what a good answer to these rows is: name its column under expect, or list metrics that need none.
---
{{ x }}
`,
    );
  });

  it('but not where expect or metrics say it', () => {
    checkRule(noAssertion, '---\ndata: rows.csv\nexpect: "{{ y }}"\n---\n{{ x }}');
    checkRule(noAssertion, '---\ndata: rows.csv\nmetrics: [is-json]\n---\n{{ x }}');
  });
});

describe('dataset/no-assertion is silent about', () => {
  const cases: Record<string, string> = {
    'tests that all have one':
      'prompts: ["Say {{ x }}"]\nproviders: [openai:gpt-4.1]\ntests:\n  - vars: { x: a }\n    assert: [{ type: is-json }]\n  - vars: { x: a }\n    assert: [{ type: is-json }]\n',
    'a default for all':
      'prompts: ["Say {{ x }}"]\nproviders: [openai:gpt-4.1]\ndefaultTest: { assert: [{ type: is-json }] }\ntests:\n  - vars: { x: a }\n    assert: [{ type: is-json }]\n  - vars: { x: b }\n',
    'a default in another file':
      'prompts: ["Say {{ x }}"]\nproviders: [openai:gpt-4.1]\ndefaultTest: file://default.yaml\ntests:\n  - vars: { x: a }\n    assert: [{ type: is-json }]\n  - vars: { x: b }\n',
    'a suite that people look at':
      'prompts: ["Say {{ x }}"]\nproviders: [openai:gpt-4.1]\ntests:\n  - vars: { x: a }\n  - vars: { x: b }\n',
    'tests in other files': 'prompts: ["Say {{ x }}"]\nproviders: [openai:gpt-4.1]\ntests: file://tests.csv\n',
    'a test in another file':
      'prompts: ["Say {{ x }}"]\nproviders: [openai:gpt-4.1]\ntests:\n  - vars: { x: a }\n    assert: [{ type: is-json }]\n  - file://more.yaml\n',
    'a test that scores by code':
      'prompts: ["Say {{ x }}"]\nproviders: [openai:gpt-4.1]\ntests:\n  - vars: { x: a }\n    assert: [{ type: is-json }]\n  - vars: { x: b }\n    assertScoringFunction: file://score.js\n',
    'no tests': 'prompts: ["Say {{ x }}"]\nproviders: [openai:gpt-4.1]\n',
    'a broken file':
      'prompts: ["Say {{ x }}"]\nproviders: [openai:gpt-4.1]\ntests:\n  - vars: { x: a }\n    assert: [{ type: is-json }]\n  - vars: { x: b\n',
  };
  for (const [name, text] of Object.entries(cases)) it(name, () => checkRule(noAssertion, text, around));
});
