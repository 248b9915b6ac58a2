import assert from 'node:assert/strict';
import { parsePrompt } from '../../../src/engine/prompt/parse-prompt.js';

const schema = {
  type: 'object',
  properties: { city: { type: 'string' } },
  required: ['city'],
  additionalProperties: false,
};
const weather = { name: 'weather', description: 'The weather of a city.', parameters: schema };

describe('The tools of a prompt', () => {
  const files: Readonly<Record<string, readonly [path: string, text: string]>> = {
    'Hone’s own, with Picoschema': [
      'a.prompt',
      `---
tools:
  - name: weather
    description: The weather of a city.
    parameters: { city: string }
---
user:
Go.`,
    ],
    'Hone’s own, in OpenAI’s form': [
      'a.prompt',
      `---
tools:
  - type: function
    function: { name: weather, description: The weather of a city., parameters: ${JSON.stringify(schema)} }
---
user:
Go.`,
    ],
    'dotprompt’s, by name': [
      'a.prompt',
      `---
tools: [weather]
toolDefs:
  - name: weather
    description: The weather of a city.
    inputSchema: { city: string }
---
{{role "user"}}Go.`,
    ],
    'Prompty’s first version': [
      'a.prompty',
      `---
model:
  parameters:
    tools:
      - type: function
        function: { name: weather, description: The weather of a city., parameters: ${JSON.stringify(schema)} }
---
user:
Go.`,
    ],
  };
  for (const [name, [path, text]] of Object.entries(files)) {
    it(`reach the request: ${name}`, () => {
      const { config, problems, unsupported } = parsePrompt(text, path);
      assert.deepEqual(problems, []);
      assert.deepEqual(config.parameters.tools, [weather]);
      assert.deepEqual(
        unsupported.filter(({ message }) => message.includes('weather')),
        [],
      );
    });
  }

  it('reach the request: Prompty’s second version', () => {
    const text = `---
tools:
  - name: weather
    kind: function
    description: The weather of a city.
    parameters:
      - { name: city, kind: string, required: true }
---
user:
Go.`;
    const [tool] = parsePrompt(text, 'a.prompty').config.parameters.tools ?? [];
    assert.deepEqual([tool?.name, tool?.description], ['weather', 'The weather of a city.']);
    assert.deepEqual((tool?.parameters as typeof schema).properties.city, { type: 'string' });
    assert.deepEqual((tool?.parameters as typeof schema).required, ['city']);
  });

  const faulty: readonly [string, RegExp][] = [
    ['tools: weather', /`tools` must be a list of tools/],
    ['tools: [{ description: d }]', /a tool with a `name`/],
    ['tools: [{ name: two words }]', /a tool with a `name`/],
  ];
  for (const [yaml, message] of faulty) {
    it(`are refused at their place: ${yaml}`, () => {
      const { problems, config } = parsePrompt(`---\n${yaml}\n---\nuser:\nGo.`, 'a.prompt');
      assert.match(problems[0]?.message ?? '', message);
      assert.equal(config.parameters.tools, undefined);
    });
  }

  it('come with a choice, and likelihoods with a number or all there are', () => {
    const read = (config: string): unknown =>
      parsePrompt(`---\nconfig: ${config}\n---\nuser:\nGo.`, 'a.prompt').config.parameters;
    assert.deepEqual(read('{ toolChoice: required, logprobs: true }'), { toolChoice: 'required', logprobs: 20 });
    assert.deepEqual(read('{ logprobs: 0 }'), { logprobs: 0 });
    assert.deepEqual(read('{ logprobs: false }'), {});
  });
});
