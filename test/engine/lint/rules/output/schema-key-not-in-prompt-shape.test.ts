import assert from 'node:assert/strict';
import { schemaKeyNotInPromptShape } from '../../../../../src/engine/lint/rules/output/schema-key-not-in-prompt-shape.js';
import { checkRule, saidOf, suggestionsOf } from '../../../../support/check-rule.js';

const head = '---\noutput: { schema: { category: string, score?: number } }\n---\n';
const missing = "The schema requires the key 'category', which is not in this JSON: add it, or make it optional.";

describe('output/schema-key-not-in-prompt-shape reports', () => {
  it('a key that the schema does not have, and offers the one that is missing', () => {
    checkRule(
      schemaKeyNotInPromptShape,
      `---
output: { schema: { category: string } }
---
Respond with this JSON:
{"label": "…"}
  ^^^^^ warning: The schema has no key 'label': did you mean 'category'?
`,
    );
    assert.deepEqual(suggestionsOf(schemaKeyNotInPromptShape, `${head}Return JSON: {"label": "…"}`), {
      "Change to 'category'": `${head}Return JSON: {"category": "…"}`,
    });
  });

  const cases: [name: string, text: string, about: string, message: string][] = [
    [
      'a near miss in a fence',
      'Return JSON in this format:\n```json\n{"categroy": "…"}\n```',
      'categroy',
      "The schema has no key 'categroy': did you mean 'category'?",
    ],
    ['a required key that is not shown', 'Output:\n{"score": 1}', '{', missing],
    [
      'a key too many',
      'Output: {"category": "a", "why": "b"}',
      'why',
      "The schema has no key 'why': remove it, or add it to the schema.",
    ],
    ['placeholders instead of values', 'Your answer has this shape: {"score": <0 to 1>}', '{', missing],
  ];
  for (const [name, text, about, message] of cases)
    it(name, () => assert.deepEqual(saidOf(schemaKeyNotInPromptShape, head + text), [[about, message]]));

  it('a near miss where the schema is open', () => {
    const open = '---\noutput:\n  schema: { type: object, properties: { category: { type: string } } }\n---\n';
    assert.deepEqual(saidOf(schemaKeyNotInPromptShape, `${open}Return JSON: {"catgory": "a"}`), [
      ['catgory', "The schema has no key 'catgory': did you mean 'category'?"],
    ]);
  });

  it('a key of an object inside', () => {
    const nested = '---\noutput: { schema: { person(object): { name: string } } }\n---\n';
    assert.deepEqual(saidOf(schemaKeyNotInPromptShape, `${nested}Return JSON: {"person": {"nmae": "a"}}`), [
      ['nmae', "The schema has no key 'nmae': did you mean 'name'?"],
    ]);
  });
});

describe('output/schema-key-not-in-prompt-shape is silent about', () => {
  const cases: Record<string, string> = {
    'the keys of the schema': 'Return JSON: {"category": "…", "score": 1}',
    'an optional key that is not shown': 'Return JSON: {"category": "…"}',
    'a form shown in part': 'Return JSON: {"score": 1, ...}',
    'the form of the input': 'The input is JSON such as:\n{"text": "…"}',
    "a tool's arguments": 'Call the tool with arguments, and return:\nthe tool call {"query": "…"}',
    'an object about something else': 'Here is a person:\n{"name": "…"}',
    'an example, which has a rule of its own': '# Examples\nOutput: {"label": "a"}',
    "an assistant's turn": 'user:\nReturn JSON.\nassistant:\n{"label": "a"}\nuser:\nGo on.',
    'what is no JSON': 'Return a set: {"a", "b"}',
    'values of other types, which examples may have': 'Return JSON: {"category": 1}',
  };
  for (const [name, text] of Object.entries(cases)) it(name, () => checkRule(schemaKeyNotInPromptShape, head + text));

  const schemas: Record<string, string> = {
    'no schema': 'Return JSON: {"label": "…"}',
    'a schema in other words':
      '---\noutput:\n  schema: { anyOf: [{ type: object, properties: { a: { type: string } } }] }\n---\nReturn JSON: {"label": 1}',
    'another key where the schema is open':
      '---\noutput:\n  schema: { type: object, properties: { a: { type: string } } }\n---\nReturn JSON: {"a": "b", "extra": 1}',
  };
  for (const [name, text] of Object.entries(schemas)) it(name, () => checkRule(schemaKeyNotInPromptShape, text));
});
