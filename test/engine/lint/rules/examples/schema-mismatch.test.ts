import assert from 'node:assert/strict';
import { schemaMismatch } from '../../../../../src/engine/lint/rules/examples/schema-mismatch.js';
import { checkRule, saidOf, suggestionsOf } from '../../../../support/check-rule.js';

describe('examples/schema-mismatch reports', () => {
  const cases: [name: string, text: string, ...said: [about: string, message: string][]][] = [
    [
      'a key that the schema does not have',
      '---\noutput: { schema: { category: string, score?: number } }\n---\nInput: a\nOutput: {"label": "x"}\n\nInput: {{ x }}',
      ['label', "The schema has no key 'label': did you mean 'category'?"],
    ],
    [
      'a required key that is missing',
      '---\noutput: { schema: { category: string, score?: number } }\n---\nInput: a\nOutput: {"score": 1}\n\nInput: {{ x }}',
      ['{', "The schema requires the key 'category', which is not in this JSON: add it, or make it optional."],
    ],
    [
      'another type, in a turn',
      '---\noutput: { schema: { category: string, score?: number } }\n---\nuser:\na\nassistant:\n{"category": 3}\nuser:\n{{ x }}',
      ['3', 'The schema wants string here, not integer: change the example or the schema.'],
    ],
    [
      'a key too many, in a fence',
      '---\noutput: { schema: { category: string, score?: number } }\n---\nQ: a\nA:\n```json\n{\n  "category": "x",\n  "why": "y"\n}\n```\n\nQ: {{ x }}',
      ['why', "The schema has no key 'why': remove it, or add it to the schema."],
    ],
    [
      'a value that is not allowed',
      '---\noutput: { schema: { kind(enum): [bug, wish] } }\n---\nInput: a\nOutput: {"kind": "bgu"}\n\nInput: {{ x }}',
      ['"bgu"', 'The schema allows "bug", "wish" here: use one of them, or add "bgu" to the schema.'],
    ],
    [
      'an item of a list',
      '---\noutput: { schema: { tags(array): string } }\n---\nInput: a\nOutput: {"tags": ["x", 2]}\n\nInput: {{ x }}',
      ['2', 'The schema wants string here, not integer: change the example or the schema.'],
    ],
  ];
  for (const [name, text, ...said] of cases) it(name, () => assert.deepEqual(saidOf(schemaMismatch, text), said));

  it('and offers the near value', () => {
    const text =
      '---\noutput: { schema: { kind(enum): [bug, wish] } }\n---\nInput: a\nOutput: {"kind": "bgu"}\n\n{{ x }}';
    assert.deepEqual(suggestionsOf(schemaMismatch, text), { "Change to 'bug'": text.replace('"bgu"', '"bug"') });
  });
});

describe('examples/schema-mismatch is silent about', () => {
  const cases: Record<string, string> = {
    'an answer that fits':
      '---\noutput: { schema: { category: string, score?: number } }\n---\nInput: a\nOutput: {"category": "x", "score": 1.5}\n\nInput: {{ x }}',
    'an optional key that is null':
      '---\noutput: { schema: { category: string, score?: number } }\n---\nInput: a\nOutput: {"category": "x", "score": null}\n\nInput: {{ x }}',
    'an answer shown in part':
      '---\noutput: { schema: { category: string, score?: number } }\n---\nInput: a\nOutput: {"score": 1, ...}\n\nInput: {{ x }}',
    'a placeholder':
      '---\noutput: { schema: { category: string, score?: number } }\n---\nInput: a\nOutput: {"category": <one of them>}\n\nInput: {{ x }}',
    'an answer that is no JSON':
      '---\noutput: { schema: { category: string, score?: number } }\n---\nInput: a\nOutput: hardware\n\nInput: {{ x }}',
    'an answer with a hole':
      '---\noutput: { schema: { category: string, score?: number } }\n---\nInput: a\nOutput: {"label": "{{ y }}"}\n\nInput: {{ x }}',
    'no schema': 'Input: a\nOutput: {"label": "x"}\n\nInput: {{ x }}',
    'a schema in other words':
      '---\noutput:\n  schema: { oneOf: [{ type: object }, { type: string }] }\n---\nInput: a\nOutput: {"label": 1}\n\nInput: {{ x }}',
    'another key where the schema is open':
      '---\noutput:\n  schema: { type: object, properties: { a: { type: string } } }\n---\nInput: a\nOutput: {"a": "b", "extra": 1}\n\nInput: {{ x }}',
    'the input of an example':
      '---\noutput: { schema: { category: string, score?: number } }\n---\nInput: {"label": "x"}\nOutput: {"category": "x"}\n\nInput: {{ x }}',
    'a whole number where a number is wanted':
      '---\noutput: { schema: { category: string, score?: number } }\n---\nInput: a\nOutput: {"category": "x", "score": 2}\n\nInput: {{ x }}',
  };
  for (const [name, text] of Object.entries(cases)) it(name, () => checkRule(schemaMismatch, text));
});
