import assert from 'node:assert/strict';
import { jsonWithoutShape } from '../../../../../src/engine/lint/rules/output/json-without-shape.js';
import { checkRule, saidOf } from '../../../../support/check-rule.js';

const message =
  'JSON is asked for, and nothing says which keys it has: name them, show one object, or declare output.schema.';

describe('output/json-without-shape reports', () => {
  it('a demand for JSON of no shape', () => {
    checkRule(
      jsonWithoutShape,
      `Find the people in the text.
Respond in valid JSON.
^^^^^^^^^^^^^^^^^^^^^^ hint: ${message}

{{ text }}
`,
    );
  });

  const cases: [text: string, about: string][] = [
    ['system:\nYou classify reviews. Return JSON.\nuser:\n{{ review }}', 'Return JSON.'],
    ['- Be kind.\n- Always answer only in JSON.', 'Always answer only in JSON.'],
    ['# Output\nOutput a JSON object.', 'Output a JSON object.'],
    ['---\noutput: { format: json }\n---\nReply in JSON, please.', 'Reply in JSON, please.'],
  ];
  for (const [text, about] of cases)
    it(JSON.stringify(text), () => assert.deepEqual(saidOf(jsonWithoutShape, text), [[about, message]]));
});

describe('output/json-without-shape is silent about', () => {
  const cases: Record<string, string> = {
    'keys in words': 'Respond in JSON. The keys are name and age.',
    'keys in code': 'Respond in JSON: `name`, `age`.',
    'an object': 'Respond in JSON: {"name": "…"}',
    'an object in a fence': 'Respond in JSON.\n```json\n{"name": "…"}\n```',
    'a list of texts': 'Return a JSON array of names.',
    'a schema of the file': '---\noutput: { schema: { name: string } }\n---\nRespond in JSON.',
    'a schema that is put in': 'Respond in JSON.\n{{ output_schema }}',
    'a partial': 'Respond in JSON.\n{% include "form.prompt" %}',
    'a demonstration': '---\ndemos: [{ text: a }]\n---\nRespond in JSON.',
    "an assistant's turn": 'user:\nRespond in JSON.\nassistant:\nyes\nuser:\nGo on.',
    'JSON that is read': 'You get JSON. Say what it holds.',
    'JSON that is not wanted': 'Do not return JSON.',
    'a file of JSON': 'Return the JSON file.',
    'an example': '# Examples\nRespond in JSON.',
  };
  for (const [name, text] of Object.entries(cases)) it(name, () => checkRule(jsonWithoutShape, text));
});
