import assert from 'node:assert/strict';
import { parsePrompt } from '../../../../../src/engine/prompt/parse-prompt.js';
import { renderPrompt } from '../../../../../src/engine/prompt/render-prompt.js';

const behind = (yaml: string, template = 'Hello {{name}}.\n'): string => `---\n${yaml}\n---\n${template}`;

describe('A .prompt file is read as dotprompt', () => {
  const cases: Readonly<Record<string, string>> = {
    'where it names Handlebars': behind('template: handlebars'),
    'where it has a block': 'Hello{{#if name}} {{name}}{{/if}}.\n',
    'where it has a partial': '{{> greeting}}\n',
    'where it has a role': '{{role "system"}}Hello {{name}}.\n',
    'where Genkit names its model': behind('model: googleai/gemini-2.5-flash'),
    'where Genkit names its other model': behind('model: "vertexai/gemini-1.5-pro"'),
    'where it has tools': behind('model: openai/gpt-4.1\ntools: [weather]'),
    'where it has a variant': behind('variant: formal'),
    'where it has keys and values of its own': behind('metadata:\n  owner: me'),
    'where an extension has a key': behind('firebase.experiment: on'),
    'where it stops after some turns': behind('maxTurns: 3'),
    'where it places a conversation that is no input': behind(
      'input: { schema: { name: string } }',
      'Hi.\n{{history}}\n',
    ),
    'where Hone evaluates it': behind('model: googleai/gemini-2.5-flash\ndata: rows.jsonl\nmetrics: [exact-match]'),
  };
  for (const [why, text] of Object.entries(cases))
    it(why, () => assert.equal(parsePrompt(text, 'a.prompt').format, 'dotprompt'));

  it('and its history is put where it says', () => {
    const doc = parsePrompt(behind('input: { schema: {} }', 'You help.\n{{history}}\nGo on.'), 'a.prompt');
    const { messages } = renderPrompt(doc, {}, { history: [{ role: 'assistant', content: 'Before.' }] });
    assert.deepEqual(
      messages.map(({ role, content }) => [role, content]),
      [
        ['user', 'You help.\n'],
        ['assistant', 'Before.'],
        ['assistant', '\nGo on.'],
      ],
    );
  });
});

describe("A .prompt file is read as Hone's own", () => {
  const cases: Readonly<Record<string, string>> = {
    'with names in double braces alone': 'Hello {{name}}, {{ user.name }}.\n',
    'with what both have in front matter': behind(
      'name: hello\ndescription: Greets.\nmodel: openai/gpt-4.1\nconfig: { temperature: 0 }\ninput:\n  schema:\n    name?: string, whom to greet\n    tags(array): string\n  default: { name: you }\noutput: { format: json, schema: { greeting: string } }',
    ),
    'where it names Jinja': behind('template: jinja2\ntools: [weather]'),
    'where it names Mustache': behind('template: mustache', '{{#a}}b{{/a}}'),
    'with a role line, whatever its keys': behind('tools: [weather]', 'system:\nHello {{name}}.\n'),
    'with a Jinja tag': behind('model: googleai/gemini-2.5-flash', '{% if name %}{{name}}{% endif %}'),
    'with a Jinja comment': behind('variant: a', '{# note #}{{name}}'),
    'with a filter': behind('metadata: {}', '{{ name | upper }}'),
    'with a form only quoted': '{% raw %}{{#if x}}{% endraw %} {{name}}',
    'with a history that it declares': behind('input: { schema: { history: string } }', 'So far:\n{{history}}\n'),
    'with a history from its data': behind('data: rows.jsonl', 'So far:\n{{history}}\n'),
    'with a history and no word about inputs': behind('model: openai/gpt-4.1', 'So far:\n{{history}}\n'),
    'with a history within a line': behind('input: { schema: {} }', 'So far: {{history}}\n'),
    'with a role line and a history': behind('input: { schema: {} }', 'user:\n{{history}}\n'),
    'with a key that a schema has': behind('input:\n  schema:\n    tools: string\n    variant: string', '{{tools}}'),
  };
  for (const [why, text] of Object.entries(cases))
    it(why, () => assert.equal(parsePrompt(text, 'a.prompt').format, 'hone'));
});
