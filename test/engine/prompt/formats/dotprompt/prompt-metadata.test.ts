import assert from 'node:assert/strict';
import { promptMetadata } from '../../../../../src/engine/prompt/formats/dotprompt/prompt-metadata.js';
import { parsePrompt } from '../../../../../src/engine/prompt/parse-prompt.js';

describe('dotprompt’s metadata', () => {
  it('has the name and the variant of the file, the keys of others by namespace, and everything raw', () => {
    const yaml =
      'model: m\nmyext.foo: 1\nmyext.bar: 2\na.b.c: 3\nunknown: 4\nconfig: { topK: 5 }\noutput: { schema: { x: "string, an x" } }';
    const { raw, ...metadata } = promptMetadata(
      parsePrompt(`---\n${yaml}\n---\n{{role "user"}}Hi`, 'x/greet.formal.prompt'),
    );
    assert.deepEqual(metadata, {
      name: 'greet',
      variant: 'formal',
      model: 'm',
      config: { topK: 5 },
      metadata: {},
      ext: { myext: { foo: 1, bar: 2 }, 'a.b': { c: 3 } },
      output: {
        schema: {
          type: 'object',
          properties: { x: { type: 'string', description: 'an x' } },
          additionalProperties: false,
          required: ['x'],
        },
      },
    });
    assert.equal((raw as Record<string, unknown>)['unknown'], 4);
  });
});
