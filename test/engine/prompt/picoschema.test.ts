import assert from 'node:assert/strict';
import { toJsonSchema } from '../../../src/engine/prompt/picoschema.js';

describe('Picoschema', () => {
  const cases: [name: string, schema: unknown, json: unknown][] = [
    ['any', 'any', {}],
    ['any, described', 'any, thing', { description: 'thing' }],
    ['null', 'null', { type: 'null' }],
    ['a name of nothing known', 'Foo', {}],
    [
      'an enum that has null',
      { 'a?(enum)': ['x', null] },
      { type: 'object', properties: { a: { enum: ['x', null] } }, additionalProperties: false },
    ],
    [
      'nested objects',
      { 'a(object)': { 'b?': 'string' } },
      {
        type: 'object',
        properties: {
          a: { type: 'object', properties: { b: { type: ['string', 'null'] } }, additionalProperties: false },
        },
        additionalProperties: false,
        required: ['a'],
      },
    ],
    [
      'an optional list',
      { 'a?(array, all)': 'integer' },
      {
        type: 'object',
        properties: { a: { type: ['array', 'null'], items: { type: 'integer' }, description: 'all' } },
        additionalProperties: false,
      },
    ],
    ['any other fields', { '(*)': 'any' }, { type: 'object', properties: {}, additionalProperties: {} }],
    [
      'a field called items',
      { items: 'string' },
      { type: 'object', properties: { items: { type: 'string' } }, additionalProperties: false, required: ['items'] },
    ],
    [
      'JSON Schema by its properties',
      { properties: { a: { type: 'string' } } },
      { type: 'object', properties: { a: { type: 'string' } } },
    ],
    ['JSON Schema by its type', { type: ['string', 'null'] }, { type: ['string', 'null'] }],
    ['JSON Schema by a reference', { $ref: '#/x' }, { $ref: '#/x' }],
  ];
  for (const [name, schema, json] of cases) it(name, () => assert.deepEqual(toJsonSchema(schema), json));

  it('finds schemas by their names', () => {
    const named = (name: string): Readonly<Record<string, unknown>> | undefined =>
      name === 'Foo' ? { type: 'number', description: 'a foo' } : undefined;
    assert.deepEqual(toJsonSchema('Foo, mine', { named }), { type: 'number', description: 'mine' });
    assert.deepEqual(toJsonSchema({ 'a?': 'Foo', 'b(array)': 'Foo' }, { named }), {
      type: 'object',
      properties: {
        a: { type: ['number', 'null'], description: 'a foo' },
        b: { type: 'array', items: { type: 'number', description: 'a foo' } },
      },
      additionalProperties: false,
      required: ['b'],
    });
  });
});
