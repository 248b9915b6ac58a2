import assert from 'node:assert/strict';
import { importPrompt, type ImportedPrompt } from '../../../../src/engine/prompt/import/import-prompt.js';
import { parsePrompt, parsePrompts } from '../../../../src/engine/prompt/parse-prompt.js';
import { renderPrompt } from '../../../../src/engine/prompt/render-prompt.js';
import { sliceOf } from '../../../../src/engine/text/span.js';

const options = { stem: 'new', referredData: undefined, load: (): undefined => undefined };

function imported(text: string, path: string): ImportedPrompt {
  const made = importPrompt(parsePrompt(text, path), options);
  assert.ok(!('refused' in made), JSON.stringify(made));
  return made;
}

/** Both render to the same messages, and the new one has no problems. */
function assertSame(text: string, path: string, rows: readonly Record<string, unknown>[]): void {
  const source = parsePrompt(text, path);
  const made = parsePrompt(imported(text, path).text, 'new.prompt');
  assert.deepEqual(made.problems, []);
  for (const row of rows) assert.deepEqual(renderPrompt(made, row).messages, renderPrompt(source, row).messages);
}

describe('Importing a prompt', () => {
  it('of VS Code makes inputs of its placeholders', () => {
    const text = '---\ndescription: Plans.\ntools: [search]\n---\nPlan ${input:topic:what about} in ${file}.\n';
    const { text: made, lost } = imported(text, 'plan.prompt.md');
    assert.equal(
      made,
      '---\nname: plan\ndescription: Plans.\ninput:\n  schema:\n    topic: string, what about\n    file?: any\n---\nuser:\nPlan {{ topic }} in {{ file }}.\n',
    );
    assert.deepEqual(
      lost.map(({ code, span }) => [code, sliceOf(text, span)]),
      [['not-acted-on', 'tools']],
    );
    assertSame(text, 'plan.prompt.md', [{ topic: 'cats', file: 'a.ts' }]);
  });

  it('of promptfoo keeps Nunjucks where Jinja would say something else, and writes Jinja elsewhere', () => {
    const config = (prompt: string): string =>
      `prompts: ['${prompt}']\nproviders: [openai/gpt-4.1]\ntests: [{ vars: { x: { a: true }, y: word } }]\n`;
    const path = 'promptfooconfig.yaml';
    const dumps = imported(config('{{ x | dump }}{{ x.a }}'), path).text;
    assert.match(dumps, /^template: nunjucks$/m);
    assert.deepEqual(
      renderPrompt(parsePrompt(dumps, 'new.prompt'), { x: { a: true } }).messages.map(({ content }) => content),
      ['{"a":true}true'],
    );
    assertSame(config('{{ x | dump }}{{ x.a }}'), path, [{ x: [1, null] }, { x: { a: 'b' } }]);
    assert.doesNotMatch(imported(config('Say {{ y | upper }}'), path).text, /^template:/m);
  });

  it('renames what Jinja cannot read, and says so', () => {
    const { text, lost } = imported('${input:my-name} ${input:my_name}', 'a.prompt.md');
    assert.match(text, /user:\n\{\{ my_name \}\} \{\{ my_name_2 \}\}\n$/);
    assert.deepEqual(
      lost.map(({ code }) => code),
      ['renamed', 'renamed'],
    );
  });

  const texts: readonly string[] = [
    'Write {{ name }} and {% if %} and {# note #} as they are.',
    'One {{ only.',
    '{{ a }} {{ b }} {{ c }} {% endraw %} {{ d }}',
    'A talk:\n\nuser:\nHi\nasistant:\nHello\n# System:\n',
    'user:',
    '---\nname: not front matter\n---\nText',
    'A "quote", a \\ and a\ttab\r\nin two lines\n',
  ];
  for (const text of texts) {
    it(`keeps ${JSON.stringify(text)} as it is`, () => {
      assertSame(text, 'AGENTS.md', [{}]);
      assertSame(text.replaceAll('{%', '{ %'), 'a.mdc', [{}]);
    });
  }

  it('of Prompty brings its sample rows along', () => {
    const text =
      '---\nname: Ask\nmodel:\n  api: chat\n  parameters: { temperature: 0.5 }\ninputs:\n  q: { type: string }\nsample:\n  q: Why?\n---\nsystem:\n  Be brief.\n\nuser:\n{{q}}\n';
    const { text: made, data } = imported(text, 'ask.prompty');
    assert.equal(data, '{"q":"Why?"}\n');
    const doc = parsePrompt(made, 'new.prompt');
    assert.deepEqual(
      [doc.config.name, doc.config.data?.path, doc.config.parameters.temperature],
      ['Ask', 'new.jsonl', 0.5],
    );
    assertSame(text, 'ask.prompty', [{ q: 'Why?' }, { q: ' system:\nno ' }]);
  });

  it('of PromptSource keeps its answer and its choices', () => {
    const text = [
      'dataset: d',
      'templates:',
      '  11111111-1111-1111-1111-111111111111: !Template',
      '    id: 11111111-1111-1111-1111-111111111111',
      '    name: good or bad',
      '    answer_choices: bad ||| good',
      '    jinja: "{{ text }}: {{ answer_choices[0] }}? ||| {{ answer_choices[label] }}"',
      '    metadata: !TemplateMetadata { metrics: [Accuracy], languages: [en], choices_in_prompt: true, original_task: true }',
      '  22222222-2222-2222-2222-222222222222: !Template',
      '    id: 22222222-2222-2222-2222-222222222222',
      '    name: only when',
      '    jinja: "{% if text %}{{ text }}? ||| {{ label }}{% endif %}"',
      '    metadata: !TemplateMetadata { metrics: [Other], languages: [en], choices_in_prompt: false, original_task: true }',
      '',
    ].join('\n');
    const docs = parsePrompts(text, 'templates.yaml');
    assert.equal(docs.length, 2);
    for (const doc of docs) {
      const made = importPrompt(doc, options);
      assert.ok(!('refused' in made), JSON.stringify(made));
      const row = { text: 'Fine', label: 1 };
      const fresh = parsePrompt(made.text, 'new.prompt');
      assert.deepEqual(fresh.problems, []);
      assert.deepEqual(renderPrompt(fresh, row).messages, renderPrompt(doc, row).messages);
      assert.notEqual(fresh.config.expect, undefined);
    }
    const [first] = docs;
    const made = importPrompt(first, options);
    assert.deepEqual(
      'text' in made && parsePrompt(made.text, 'new.prompt').config.output.labels.map(({ word }) => word),
      ['bad', 'good'],
    );
  });

  it('of POML writes its structure as Jinja', () => {
    const text =
      '<poml><role>R</role><p if="a">A {{ a }}</p><list listStyle="decimal"><item for="x in xs">{{ loop.index + 1 }}: {{ x.n }}</item></list></poml>';
    assert.match(
      imported(text, 'a.poml').text,
      /user:\n# Role\n\nR\{% if a %\}\n\nA \{\{ a \}\}\{% endif %\}\n\n\{% for x in xs %\}\{% if not loop\.first %\}\n\{% endif %\}\{\{ loop\.index \}\}\. \{\{ loop\.index0 \+ 1 \}\}: \{\{ x\.n \}\}\{% endfor %\}\n$/,
    );
    assertSame(text, 'a.poml', [
      { a: 'x', xs: [{ n: 'b' }, { n: 'c' }] },
      { a: '', xs: [{ n: 'b' }] },
    ]);
    const chat =
      '<task>t</task><example for="e in es"><input>{{ e.q }}</input><output>{{ e.a }}</output></example><input>{{ q }}</input>';
    assertSame(chat, 'a.poml', [
      {
        es: [
          { q: 'Q', a: 'A' },
          { q: 'P', a: 'B' },
        ],
        q: 'now',
      },
    ]);
    assertSame(
      '<let name="n" value="[1, 2]"/><p for="i in n">{{ i * 2 }}</p><p>{{ a ? "y" : "n" }} {{ "x" + a }}</p>',
      'a.poml',
      [{ a: 1 }],
    );
  });

  const refused: readonly [text: string, path: string, code: string][] = [
    ['<poml><p>a</poml>', 'a.poml', 'template-syntax'],
    ['<poml><obj data="{{ rows }}"/></poml>', 'a.poml', 'poml'],
    ['<poml><p>{{ a / 2 }}</p></poml>', 'a.poml', 'poml'],
    ['<poml><img src="https://x/y.png"/></poml>', 'a.poml', 'poml'],
    ['{{ a', 'a.j2', 'template-syntax'],
    ['---\ndescription: [\n---\nx', 'a.agent.md', 'yaml-syntax'],
  ];
  for (const [text, path, code] of refused) {
    it(`refuses ${text} with its place`, () => {
      const made = importPrompt(parsePrompt(text, path), options);
      assert.ok('refused' in made, JSON.stringify(made));
      assert.equal(made.refused[0].code, code);
    });
  }
});
