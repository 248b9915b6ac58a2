import assert from 'node:assert/strict';
import { unknownKey } from '../../../../../src/engine/lint/rules/dataset/unknown-key.js';
import { checkRule, saidOf, suggestionsOf } from '../../../../support/check-rule.js';

describe('dataset/unknown-key reports', () => {
  const cases: [name: string, text: string, ...said: [about: string, message: string][]][] = [
    [
      'a key of the front matter',
      '---\nexepct: "{{ y }}"\n---\nHi',
      ['exepct', "Nothing reads the key 'exepct' here: did you mean 'expect'?"],
    ],
    [
      'a key below another',
      '---\nconfig: { temprature: 0 }\n---\nHi',
      ['temprature', "Nothing reads the key 'temprature' here: did you mean 'temperature'?"],
    ],
    [
      'another way to write it',
      '---\nconfig: { max_output_tokens: 9 }\n---\nHi',
      ['max_output_tokens', "Nothing reads the key 'max_output_tokens' here: did you mean 'maxOutputTokens'?"],
    ],
    [
      'a key of an item',
      '---\nmetrics:\n  - { type: contains, vaule: a }\n---\nHi',
      ['vaule', "Nothing reads the key 'vaule' here: did you mean 'value'?"],
    ],
    [
      'two keys',
      '---\nmodle: x\noutput: { lables: [a] }\n---\nHi',
      ['modle', "Nothing reads the key 'modle' here: did you mean 'model'?"],
      ['lables', "Nothing reads the key 'lables' here: did you mean 'labels'?"],
    ],
  ];
  for (const [name, text, ...said] of cases) it(name, () => assert.deepEqual(saidOf(unknownKey, text), said));

  it('a key of a promptfoo test, and offers the right one', () => {
    const text =
      'prompts: ["Say {{ x }}"]\nproviders: [openai:gpt-4.1]\ntests:\n  - vars: { asert: a }\n    asert: []\n';
    assert.deepEqual(suggestionsOf(unknownKey, text, { path: 'promptfooconfig.yaml' }), {
      "Change to 'assert'": text.replace('    asert:', '    assert:'),
    });
  });
});

describe('dataset/unknown-key is silent about', () => {
  const cases: Record<string, string> = {
    'keys there are': '---\nname: a\nconfig: { temperature: 0 }\noutput: { labels: [a] }\n---\nHi',
    'keys of your own': '---\nowner: team-a\nreviewed: true\n---\nHi',
    'an extension': '---\nx-model: a\n---\nHi',
    'a namespace': '---\nconfg.vendor: 1\n---\nHi',
    'names of variables': '---\ninput: { schema: { tpye: string }, default: { tpye: a } }\n---\nHi {{ tpye }}',
    columns: '---\ndata: { path: rows.csv, where: { lable: a } }\n---\nHi',
    labels: '---\noutput: { labels: { nmae: Name } }\n---\nHi',
    'names of the matrix': '---\nmatrix: { modle: [a, b] }\n---\nHi {{ modle }}',
    'a key beside the one it is near': '---\nmodel: x\nmodels: y\n---\nHi',
    demonstrations: '---\ndemos: [{ nmae: a }]\n---\nHi',
  };
  for (const [name, text] of Object.entries(cases)) it(name, () => checkRule(unknownKey, text));
});
