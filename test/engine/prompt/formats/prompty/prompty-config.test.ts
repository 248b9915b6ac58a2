import assert from 'node:assert/strict';
import { parsePrompt } from '../../../../../src/engine/prompt/parse-prompt.js';
import type { PromptDoc } from '../../../../../src/engine/prompt/prompt-doc.js';

const withFields = (frontMatter: string): PromptDoc => parsePrompt(`---\n${frontMatter}\n---\nHi`, 'a.prompty');

function inputsOf(frontMatter: string): unknown[] {
  const doc = withFields(frontMatter);
  assert.deepEqual(doc.problems, []);
  return doc.config.inputs.map(({ name, type, default: value }) =>
    value === undefined ? [name, type] : [name, type, value],
  );
}

describe('The front matter of a Prompty file', () => {
  it('declares inputs in a list, in a mapping and as plain values', () => {
    assert.deepEqual(
      inputsOf('inputs:\n  - name: a\n    kind: string\n    default: x\n  - name: b\n    kind: thread'),
      [
        ['a', 'string', 'x'],
        ['b', 'thread'],
      ],
    );
    assert.deepEqual(
      inputsOf('inputs:\n  a: { kind: integer, default: 4 }\n  b: { type: list }\n  c: { description: d }\n  e:'),
      [
        ['a', 'integer', 4],
        ['b', 'array'],
        ['c', 'any'],
        ['e', 'any'],
      ],
    );
    assert.deepEqual(inputsOf('inputs: { s: Jane, i: 42, f: 3.14, t: true, l: [1, 2], o: { a: 1 } }'), [
      ['s', 'string', 'Jane'],
      ['i', 'integer', 42],
      ['f', 'float', 3.14],
      ['t', 'boolean', true],
      ['l', 'array', [1, 2]],
      ['o', 'object', { a: 1 }],
    ]);
    assert.deepEqual(inputsOf('inputs:\n  properties:\n    a: { kind: string }\n    b: { kind: float }'), [
      ['a', 'string'],
      ['b', 'float'],
    ]);
  });

  it('has a row of what its inputs were declared with, or of its sample', () => {
    const rows = (frontMatter: string): unknown[] => withFields(frontMatter).samples.map(({ values }) => values);
    assert.deepEqual(
      rows('inputs:\n  a: { kind: string, example: shown, default: used }\n  b: 2\n  c: { kind: string }'),
      [{ a: 'shown', b: 2 }],
    );
    assert.deepEqual(rows('inputs: { a: { type: string } }\nsample:\n  a: one\n  b: 2'), [{ a: 'one', b: 2 }]);
    assert.deepEqual(rows('inputs: { a: { kind: string } }'), []);
  });

  it('makes of its outputs the schema of a JSON object', () => {
    const { output, parameters } = withFields(
      `outputs:
  - { name: city, kind: string, description: The city, required: true }
  - { name: score, kind: float }
  - { name: mood, kind: string, enumValues: [good, bad], nullable: true }
  - { name: tags, kind: array, items: { kind: string } }
  - { name: place, kind: object, properties: [{ name: lat, kind: float, required: true }] }
  - { name: either, kind: union, anyOf: [{ kind: integer }, { kind: boolean }] }`,
    ).config;
    assert.equal(output.format, 'json');
    assert.deepEqual(output.schema, {
      type: 'object',
      properties: {
        city: { type: 'string', description: 'The city' },
        score: { type: 'number' },
        mood: { type: ['string', 'null'], enum: ['good', 'bad', null] },
        tags: { type: 'array', items: { type: 'string' } },
        place: {
          ...{ type: 'object', properties: { lat: { type: 'number' } } },
          ...{ required: ['lat'], additionalProperties: false },
        },
        either: { anyOf: [{ type: 'integer' }, { type: 'boolean' }] },
      },
      required: ['city'],
      additionalProperties: false,
    });
    assert.equal(parameters.responseFormat?.type, 'json_schema');
    assert.equal(withFields('name: x').config.output.format, 'text');
  });

  it('names its model with its provider', () => {
    const models = (frontMatter: string): readonly string[] => withFields(frontMatter).config.models;
    assert.deepEqual(models('model: gpt-4'), ['openai/gpt-4']);
    assert.deepEqual(models('model: { id: claude-sonnet-4-5 }'), ['anthropic/claude-sonnet-4-5']);
    assert.deepEqual(models('model: { id: my-model, provider: ollama }'), ['ollama/my-model']);
    assert.deepEqual(models('model: { id: gpt-4o, provider: foundry }'), ['foundry/gpt-4o']);
    assert.deepEqual(models('model: my-model'), ['my-model']);
    assert.deepEqual(models('name: x'), []);
    assert.deepEqual(models('model: { api: chat, configuration: { type: azure_openai, azure_deployment: gpt-4o } }'), [
      'azure/gpt-4o',
    ]);
    assert.deepEqual(models('model: { configuration: { type: openai, name: gpt-4o-mini } }'), ['openai/gpt-4o-mini']);
  });

  it('sets parameters by the names of either version', () => {
    const parameters = (frontMatter: string): unknown => withFields(frontMatter).config.parameters;
    assert.deepEqual(
      parameters(
        'model: { options: { temperature: 0.7, maxOutputTokens: 9, topP: 1, topK: 5, seed: 1, stopSequences: [a] } }',
      ),
      { temperature: 0.7, maxOutputTokens: 9, topP: 1, topK: 5, seed: 1, stopSequences: ['a'] },
    );
    assert.deepEqual(
      parameters(
        'model: { parameters: { temperature: 0, max_tokens: 9, top_p: 0.5, stop: END, response_format: { type: json_object } } }',
      ),
      {
        temperature: 0,
        maxOutputTokens: 9,
        topP: 0.5,
        stopSequences: ['END'],
        responseFormat: { type: 'json_object' },
      },
    );
  });
});
