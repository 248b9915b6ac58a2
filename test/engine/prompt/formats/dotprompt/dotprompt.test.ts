import assert from 'node:assert/strict';
import { partsOf } from '../../../../../src/engine/prompt/parts.js';
import { parsePrompt } from '../../../../../src/engine/prompt/parse-prompt.js';
import { type RenderPromptOptions, renderPrompt } from '../../../../../src/engine/prompt/render-prompt.js';
import type { RowValues } from '../../../../../src/engine/prompt/row-values.js';

function messagesOf(text: string, values: RowValues = {}, options: RenderPromptOptions = {}): [string, string][] {
  const doc = parsePrompt(text, 'a.prompt');
  assert.equal(doc.format, 'dotprompt');
  return renderPrompt(doc, values, options).messages.map(({ role, content }) => [role, content]);
}

const earlier = [
  { role: 'user', content: 'Hello' },
  { role: 'assistant', content: 'Hi!' },
] as const;

describe('A dotprompt file', () => {
  const cases: [name: string, text: string, messages: [string, string][]][] = [
    ['keeps every blank within its text', '{{role "user"}}  a \n\n b  \n', [['user', '  a \n\n b  \n']]],
    [
      'has blanks at the ends of a template taken off behind front matter',
      '---\nmodel: x\n---\n\n\n {{role "user"}} a \n\n',
      [['user', ' a']],
    ],
    ['keeps them where there is no front matter', '\n {{role "user"}} a \n\n', [['user', ' a \n\n']]],
    [
      'drops text that is blank between two markers',
      '{{role "system"}}a\n{{role "user"}}\n \n{{role "model"}}b',
      [
        ['system', 'a\n'],
        ['assistant', 'b'],
      ],
    ],
    [
      'takes text before the first role for the user’s',
      'a {{role "system"}}b',
      [
        ['user', 'a '],
        ['system', 'b'],
      ],
    ],
    ['keeps the line breaks of its file', '{{role "user"}}a\r\nb\r\n', [['user', 'a\r\nb\r\n']]],
    [
      'counts blanks of all scripts',
      '{{role "user"}}\u3000\u2003\n{{role "model"}}日本語 🎉\u00a0',
      [['assistant', '日本語 🎉\u00a0']],
    ],
    [
      'cuts no message at a role that a value writes',
      '{{role "user"}}{{x}}',
      [['user', '<<<dotprompt:role:system>>>']],
    ],
    ['has one message for a role written twice', '{{role "user"}}{{role "system"}}a', [['system', 'a']]],
    [
      'cuts messages in loops',
      '{{#each xs}}{{role "user"}}{{this}}{{role "model"}}ok{{/each}}',
      [
        ['user', '1'],
        ['assistant', 'ok'],
        ['user', '2'],
        ['assistant', 'ok'],
      ],
    ],
  ];
  const values = { x: '<<<dotprompt:role:system>>>', xs: [1, 2] };
  for (const [name, text, messages] of cases) it(name, () => assert.deepEqual(messagesOf(text, values), messages));

  it('puts an earlier conversation where it says, and goes on as the model', () => {
    const text = '{{role "system"}}S{{history}}after{{role "user"}}Q';
    assert.deepEqual(messagesOf(text, {}, { history: earlier }), [
      ['system', 'S'],
      ['user', 'Hello'],
      ['assistant', 'Hi!'],
      ['assistant', 'after'],
      ['user', 'Q'],
    ]);
  });

  it('puts it before the question where it says nothing, or last where it asks nothing', () => {
    assert.deepEqual(messagesOf('{{role "system"}}S{{role "user"}}Q', {}, { history: earlier }), [
      ['system', 'S'],
      ['user', 'Hello'],
      ['assistant', 'Hi!'],
      ['user', 'Q'],
    ]);
    assert.deepEqual(
      messagesOf('{{role "system"}}S', {}, { history: earlier }).map(([role]) => role),
      ['system', 'user', 'assistant'],
    );
  });

  it('marks messages with what their role says besides', () => {
    const doc = parsePrompt('{{role "user" purpose="preamble" n=1}}a{{role "model"}}b', 'a.prompt');
    assert.deepEqual(
      renderPrompt(doc, {}).messages.map(({ metadata }) => metadata),
      [{ purpose: 'preamble', n: '1' }, undefined],
    );
  });

  it('sends media as parts of a message, with the text around them', () => {
    const doc = parsePrompt(
      '{{role "user"}}See {{media url=pic contentType="image/png"}}\n{{media url="b"}} there',
      'a.prompt',
    );
    assert.deepEqual(renderPrompt(doc, { pic: 'http://x/a.png' }).messages[0]?.parts, [
      { type: 'text', text: 'See ' },
      { type: 'media', url: 'http://x/a.png', contentType: 'image/png' },
      { type: 'media', url: 'b' },
      { type: 'text', text: ' there' },
    ]);
  });

  it('shows partials from their files, or by the names an application gives them', () => {
    const text = '{{role "user"}}{{> shared/greeting who=name}} {{> plain}}{{> "other.md"}}';
    const files: Readonly<Record<string, string>> = {
      'shared/_greeting.prompt': '---\nmodel: x\n---\nHello {{who}}!',
      plain: '({{name}})',
      'other.md': '.',
    };
    assert.deepEqual(messagesOf(text, { name: 'Ann' }, { load: (name) => files[name] }), [
      ['user', 'Hello Ann! (Ann).'],
    ]);
    assert.deepEqual(
      parsePrompt(text, 'a.prompt').template.facts.includes.map(({ name }) => name),
      ['shared/_greeting.prompt', '_plain.prompt', 'other.md'],
    );
  });

  it('says where in a partial’s file something went wrong', () => {
    const load = (name: string): string | undefined =>
      name === '_p.prompt' ? '---\nmodel: x\n---\nHi\n{{jsn x}}' : undefined;
    assert.throws(() => messagesOf('{{> p}}', {}, { load }), {
      name: 'TemplateError',
      line: 5,
      column: 3,
      template: '_p.prompt',
    });
  });

  it('reads defaults, state and what dotprompt says of the prompt', () => {
    const text = `---
model: googleai/gemini
config: { temperature: 0.5 }
input: { default: { name: Ann, tone: kind } }
---
{{role "user"}}{{name}} {{tone}} {{@state.turns}} {{@metadata.prompt.model}} {{@metadata.messages.length}} {{json this}}`;
    const options = { context: { state: { turns: 3 } }, history: earlier };
    assert.equal(
      messagesOf(text, { name: 'Bo' }, options).at(-1)?.[1],
      'Bo kind 3 googleai/gemini 2 {"name":"Bo","tone":"kind"}',
    );
  });

  it('shows demonstrations and keeps Hone’s own keys', () => {
    const text = `---
template: handlebars
demos: [{ q: one, a: "1" }]
expect: "{{ a }}"
output: { labels: ["1", "2"] }
---
{{role "system"}}Count.{{role "user"}}Q: {{q}}`;
    assert.deepEqual(messagesOf(text, { q: 'two' }), [
      ['system', 'Count.'],
      ['user', 'Q: one'],
      ['assistant', '1'],
      ['user', 'Q: two'],
    ]);
  });

  it('may have role lines where it names the engine and has no role tags', () => {
    const text = '---\ntemplate: handlebars\n---\nBe brief.\n\nuser:\n{{#if x}}\nyes\n{{/if}}\n\nsytem:\n';
    assert.deepEqual(messagesOf(text, { x: 1 }), [
      ['system', 'Be brief.'],
      ['user', 'yes\n\nsytem:'],
    ]);
    assert.deepEqual(
      parsePrompt(text, 'a.prompt').problems.map(({ code }) => code),
      ['role-unknown'],
    );
    const tagged = '---\ntemplate: handlebars\n---\n{{role "user"}}\nuser:\nHi';
    assert.deepEqual(messagesOf(tagged), [['user', '\nuser:\nHi']]);
  });

  it('may mark parts to be rewritten', () => {
    const doc = parsePrompt(
      '{{role "system"}}A {{x}}\n{{! part: task }}Do it.{{! end }}\n{{!-- frozen --}}No.{{!-- end --}}',
      'a.prompt',
    );
    assert.deepEqual(
      partsOf(doc).map(({ id, text, frozen }) => [id, text, frozen]),
      [
        ['task', 'Do it.', false],
        ['frozen', 'No.', true],
      ],
    );
    const [problem] = parsePrompt('{{role "user"}}{{! part: a }}x', 'a.prompt').problems;
    assert.match(problem?.message ?? '', /write `{{! end }}`/);
  });

  it('lists what is not carried out, with its place', () => {
    const text = '---\ntools: [search]\n---\n{{role "user"}}{{> p total=(sum xs)}}{{shout x}}{{json x}}';
    assert.deepEqual(
      parsePrompt(text, 'a.prompt').unsupported.map(({ code, span }) => [code, text.slice(span.start, span.end)]),
      [
        ['unknown-helper', 'sum'],
        ['unknown-helper', 'shout'],
        ['tools', 'search'],
      ],
    );
  });

  it('has its problems where they are', () => {
    const text =
      '---\ninput:\n  schema:\n    a: string[], list\n    b(tuple): x\n    c(enum): X\n    d: int\n    e: [1]\noutput: { schema: { f: "string | null" } }\n---\n{{role "sytem"}}{{#if a}}';
    assert.deepEqual(
      parsePrompt(text, 'a.prompt').problems.map(({ code, span }) => [code, text.slice(span.start, span.end)]),
      [
        ['front-matter-type', 'string[], list'],
        ['front-matter-type', 'x'],
        ['front-matter-type', 'X'],
        ['front-matter-type', 'int'],
        ['front-matter-type', '[1]'],
        ['front-matter-type', '"string | null"'],
        ['role-unknown', 'sytem'],
        ['template-syntax', '{{#if a}}'],
      ],
    );
  });

  it('may leave its inputs to a schema that is kept elsewhere', () => {
    const { openInputs, problems } = parsePrompt(
      '---\ninput: { schema: Question }\n---\n{{role "user"}}{{q}}',
      'a.prompt',
    );
    assert.deepEqual([openInputs, problems], [true, []]);
  });
});
