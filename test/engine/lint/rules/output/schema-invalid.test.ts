import assert from 'node:assert/strict';
import { schemaInvalid } from '../../../../../src/engine/lint/rules/output/schema-invalid.js';
import { checkRule, fixedBy, suggestionsOf } from '../../../../support/check-rule.js';

describe('output/schema-invalid reports', () => {
  it('a type that JSON Schema does not have, at its place', () => {
    checkRule(
      schemaInvalid,
      `---
output:
  schema:
    type: object
    properties:
      label: { type: sting }
                     ^^^^^ 'properties.label.type' in the schema must be equal to one of the allowed values: array, boolean, integer, null, number, object, string; correct it.
---
Hi
`,
    );
  });

  it('a keyword with a value of the wrong kind', () => {
    checkRule(
      schemaInvalid,
      `---
output:
  schema: { type: object, required: label }
                                    ^^^^^ 'required' in the schema must be array; correct it.
---
Hi
`,
    );
  });

  it('a reference that leads nowhere', () => {
    checkRule(
      schemaInvalid,
      `---
output:
  schema: { $ref: '#/$defs/answer' }
  ^^^^^^ The schema cannot be used (can't resolve reference #/$defs/answer from id #): correct it.
---
Hi
`,
    );
  });

  it('a schema that is no mapping', () => {
    checkRule(
      schemaInvalid,
      `---
output: { schema: [a, b] }
          ^^^^^^ The schema must be a mapping: write the fields of the answer and their types.
---
Hi
`,
    );
  });

  it('a misspelt Picoschema type, also nested, and offers the right one', () => {
    checkRule(
      schemaInvalid,
      `---
output:
  schema:
    label: strng, the answer
           ^^^^^ There is no type 'strng': change it to 'string'.
    person(object):
      age: intger
           ^^^^^^ There is no type 'intger': change it to 'integer'.
---
Hi
`,
    );
    assert.deepEqual(suggestionsOf(schemaInvalid, '---\noutput: { schema: { ok: bolean } }\n---\nHi'), {
      "Change to 'boolean'": '---\noutput: { schema: { ok: boolean } }\n---\nHi',
    });
  });

  it('what strict mode does not take, where strict mode is asked for', () => {
    checkRule(
      schemaInvalid,
      `---
output:
  strict: true
  schema:
  ^^^^^^ Strict mode needs 'additionalProperties: false' in every object: add it.
    type: object
    required: [a]
    properties:
      a: { type: string }
      b: { type: string }
         ^^^^^^^^^^^^^^^^ Strict mode needs every property under 'required': add 'b' there, with null among its types if it may be absent.
---
Hi
`,
    );
  });
});

describe('output/schema-invalid makes a schema strict', () => {
  const strict = (schema: string): string => `---\noutput:\n  strict: true\n  schema:${schema}\n---\nHi\n`;
  const cases: [name: string, before: string, after: string][] = [
    [
      'in flow style, in objects inside too',
      ' { type: object, required: [a], properties: { a: { type: object, properties: {} } } }',
      ' { type: object, required: [a], properties: { a: { type: object, properties: {}, additionalProperties: false } }, additionalProperties: false }',
    ],
    [
      'in block style',
      '\n    type: object\n    required:\n      - a\n    properties:\n      a: { type: string }',
      '\n    additionalProperties: false\n    type: object\n    required:\n      - a\n    properties:\n      a: { type: string }',
    ],
    [
      'that says it is open',
      ' { type: object, additionalProperties: true, properties: {} }',
      ' { type: object, additionalProperties: false, properties: {} }',
    ],
    [
      'with what may be null',
      ' { type: object, additionalProperties: false, required: [a], properties: { a: { type: string }, b: { type: [string, "null"] } } }',
      ' { type: object, additionalProperties: false, required: [a, b], properties: { a: { type: string }, b: { type: [string, "null"] } } }',
    ],
    [
      'that requires nothing so far',
      ' { type: object, additionalProperties: false, properties: { b: { type: [string, "null"] } } }',
      ' { type: object, additionalProperties: false, properties: { b: { type: [string, "null"] } }, required: [b] }',
    ],
  ];
  for (const [name, before, after] of cases) it(name, () => fixedBy(schemaInvalid, strict(before), strict(after)));

  it('but leaves a schema for other properties, and Picoschema, as they are', () => {
    for (const schema of [
      ' { type: object, additionalProperties: { type: string }, properties: {} }',
      ' { label: string, score?: number }',
    ])
      fixedBy(schemaInvalid, strict(schema), strict(schema));
  });

  it('and offers to require what could be left out', () => {
    const before = ' { type: object, additionalProperties: false, required: [], properties: { b: { type: string } } }';
    assert.deepEqual(suggestionsOf(schemaInvalid, strict(before)), {
      "Require 'b'": strict(before.replace('[]', '[b]')),
    });
  });
});

describe('output/schema-invalid is silent about', () => {
  const cases: Record<string, string> = {
    'no schema': '---\noutput: { format: json }\n---\nHi',
    'Picoschema with descriptions, options and nesting':
      '---\noutput:\n  schema:\n    label: string, the answer\n    score?: number\n    tags(array): string\n    kind(enum, why): [A, B]\n    person(object):\n      name: string\n      (*): any\n---\nHi',
    'a JSON Schema with every usual keyword':
      '---\noutput:\n  schema:\n    $schema: https://json-schema.org/draft/2020-12/schema\n    type: object\n    additionalProperties: false\n    required: [a]\n    properties:\n      a: { type: [string, "null"], minLength: 1, pattern: "^a" }\n      b: { enum: [x, y] }\n      c: { type: array, items: { $ref: "#/$defs/d" } }\n    $defs: { d: { type: integer, minimum: 0 } }\n---\nHi',
    'a draft-07 schema':
      '---\noutput:\n  schema: { $schema: "http://json-schema.org/draft-07/schema#", type: object, definitions: { a: { type: string } } }\n---\nHi',
    'an optional property without strict mode':
      '---\noutput:\n  schema: { type: object, properties: { a: { type: string } } }\n---\nHi',
    'formats and keywords of other validators':
      '---\noutput:\n  schema: { type: object, properties: { at: { type: string, format: date-time, x-note: y } } }\n---\nHi',
    'a schema named elsewhere, as dotprompt allows': '---\noutput: { schema: Recipe }\n---\nHi',
    'a field called type': '---\noutput:\n  schema: { kind: string, type?: string }\n---\nHi',
    'an array type written as in TypeScript, which nobody knows':
      '---\noutput: { schema: { tags: "string[]" } }\n---\nHi',
    'strict mode with a strict schema':
      '---\noutput:\n  strict: true\n  schema: { type: object, additionalProperties: false, required: [enum], properties: { enum: { type: object, additionalProperties: false, properties: {} } } }\n---\nHi',
  };
  for (const [name, text] of Object.entries(cases)) it(name, () => checkRule(schemaInvalid, text));
});
