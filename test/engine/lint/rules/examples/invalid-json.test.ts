import assert from 'node:assert/strict';
import { invalidJson } from '../../../../../src/engine/lint/rules/examples/invalid-json.js';
import { checkRule, saidOf } from '../../../../support/check-rule.js';

describe('examples/invalid-json reports', () => {
  const cases: [name: string, text: string, ...said: [about: string, message: string][]][] = [
    ['a comma before the end', 'Answer:\n```json\n{"a": 1,}\n```', [',', "JSON has no comma before '}': remove it."]],
    [
      'a comma before the end of a list',
      'Answer:\n```json\n{"a": [1, 2,\n]}\n```',
      [',', "JSON has no comma before ']': remove it."],
    ],
    [
      'a comma that is missing',
      'Answer:\n```json\n{\n  "a": 1\n  "b": 2\n}\n```',
      ['"', 'A comma is missing before this: add it.'],
    ],
    [
      'a key without quotes',
      'Answer:\n~~~json\n{label: "x"}\n~~~',
      ['l', 'JSON writes its keys in double quotes: write "label".'],
    ],
    [
      'a key in single quotes',
      "Answer:\n```JSON\n{'label': 1}\n```",
      ["'", 'JSON writes its keys in double quotes: replace the single ones.'],
    ],
    [
      'the second of two values',
      'Answer:\n```json\n{"a": 1}\n{"a": 2,}\n```',
      [',', "JSON has no comma before '}': remove it."],
    ],
  ];
  for (const [name, text, ...said] of cases) it(name, () => assert.deepEqual(saidOf(invalidJson, text), said));
});

describe('examples/invalid-json is silent about', () => {
  const cases: Record<string, string> = {
    JSON: 'Answer:\n```json\n{"a": [1, {"b": null}]}\n```',
    placeholders: 'Answer:\n```json\n{"a": "<string>", "b": <number>, "c": string, "d": "x" | "y"}\n```',
    'what is shown in part': 'Answer:\n```json\n{"a": 1, ...}\n```',
    'a list shown in part': 'Answer:\n```json\n[{"a": 1}, ...]\n```',
    comments: 'Answer:\n```json\n{\n  "a": 1, // one\n  "b": 2 /* two */\n}\n```',
    holes: 'Answer:\n```json\n{"a": {{ a }}, "b": "{{ b }}"}\n```',
    'several values': 'Answer:\n```json\n{"a": 1}\n{"a": 2}\n```',
    'another language': 'Answer:\n```js\n{a: 1,}\n```',
    'JSON with comments by name': 'Answer:\n```jsonc\n{"a": 1,}\n```',
    'a form that is wrong on purpose': 'Avoid this:\n```json\n{"a": 1,}\n```',
    'a part of an object': 'Answer:\n```json\n"a": 1,\n"b": 2,\n```',
    'an empty block': 'Answer:\n```json\n```',
    'what is something else altogether': 'Answer:\n```json\nHello, {name}\n```',
  };
  for (const [name, text] of Object.entries(cases)) it(name, () => checkRule(invalidJson, text));
});
