import assert from 'node:assert/strict';
import { readPrompty } from '../../../../../src/engine/prompt/formats/prompty/read-prompty.js';
import { parsePrompt } from '../../../../../src/engine/prompt/parse-prompt.js';
import type { PromptDoc } from '../../../../../src/engine/prompt/prompt-doc.js';

const read = (text: string): PromptDoc => parsePrompt(text, 'prompts/question.prompty');
const withFields = (frontMatter: string): PromptDoc => read(`---\n${frontMatter}\n---\nHi`);

/** Each problem as its code, the marked text and its message. */
function problemsOf(doc: PromptDoc): string[] {
  return doc.problems.map(({ code, span, message }) => `${code} [${doc.text.slice(span.start, span.end)}] ${message}`);
}

describe('A Prompty file', () => {
  it('is split at lines, as in the examples of the specification', () => {
    const cases: readonly (readonly [string, string | undefined, string])[] = [
      ['---\nname: test\n---\nHello world', 'name: test\n', 'Hello world'],
      ['Just a prompt with no front matter', undefined, 'Just a prompt with no front matter'],
      ['---\n---\nBody only', '', 'Body only'],
      ['  ---\nname: test\n---\nBody', 'name: test\n', 'Body'],
      ['\n\n---\nname: test\n---\n\n\n  Body', 'name: test\n', 'Body'],
      ['+++\nname: test\n+++\nBody', 'name: test\n', 'Body'],
      ['---\nname: test\n+++\nBody', 'name: test\n', 'Body'],
      ['\uFEFF---\r\nname: test\r\n---\r\nBody', 'name: test\r\n', 'Body'],
      ['---\nname: a --- b\n---\nBody', 'name: a --- b\n', 'Body'],
      ['---\nnote: |\n  one\n  ---\n  two\n---\nBody', 'note: |\n  one\n  ---\n  two\n', 'Body'],
      ['---\nname: test\n--- Body', 'name: test\n', 'Body'],
      ['---\nname: test\n---\nBody\n---\nmore', 'name: test\n', 'Body\n---\nmore'],
    ];
    for (const [text, frontMatter, body] of cases) {
      const doc = read(text);
      const span = doc.frontMatter?.span;
      assert.equal(span && text.slice(span.start, span.end), frontMatter, text);
      assert.equal(text.slice(doc.body.start, doc.body.end), body, text);
      assert.deepEqual(problemsOf(doc), [], text);
    }
  });

  it('says what is wrong with its front matter, at its place', () => {
    assert.deepEqual(problemsOf(read('---\nname: x\nuser:\nHi')), [
      'front-matter-unclosed [---] The front matter is not closed; write a second line `---` after it.',
    ]);
    assert.deepEqual(problemsOf(withFields('- a\n- b')), [
      'front-matter-type [- a\n- b\n] The front matter must be a mapping, one `key: value` a line.',
    ]);
    assert.match(problemsOf(withFields('name: [a'))[0] ?? '', /^yaml-syntax /);
    assert.deepEqual(problemsOf(withFields('model: { options: { temperature: 3, seed: x, stopSequences: 1 } }')), [
      'front-matter-type [3] `model.options.temperature` must be a number from 0 to 2.',
      'front-matter-type [x] `model.options.seed` must be a whole number.',
      'front-matter-type [1] `model.options.stopSequences` must be text or a list of texts.',
    ]);
    assert.deepEqual(
      problemsOf(
        withFields('inputs:\n  - name: q\n    kind: strnig\n    required: maybe\n  - kind: string\n  - name: q'),
      ),
      [
        'front-matter-value [strnig] `inputs[0].kind` cannot be `strnig`; write `string`.',
        'front-matter-type [maybe] `inputs[0].required` must be `true` or `false`.',
        'front-matter-type [kind: string\n] `inputs[1]` must be a mapping with a `name`, such as `- name: question`.',
        'front-matter-value [q] The input `q` is declared twice: remove one.',
      ],
    );
    assert.deepEqual(problemsOf(withFields('inputs: question\noutputs: 1')), [
      'front-matter-type [question] `inputs` must be a list of `- name: …` or a mapping of `name: …`.',
      'front-matter-type [1] `outputs` must be a list of `- name: …` or a mapping of `name: …`.',
    ]);
  });

  it('keeps keys it does not know, and never calls them wrong', () => {
    const doc = withFields(
      'name: x\nnew: { a: [1] }\nmetadata: { authors: [a], custom: 1 }\nmodel: { id: m, future: true }',
    );
    assert.deepEqual(problemsOf(doc), []);
    assert.deepEqual(doc.frontMatter?.data['new'], { a: [1] });
    assert.deepEqual(doc.frontMatter.data['metadata'], { authors: ['a'], custom: 1 });
  });

  it('is named after itself, or after its file', () => {
    assert.equal(withFields('name: asked').config.name, 'asked');
    assert.equal(withFields('description: d').config.name, 'question');
    assert.equal(withFields('description: d').config.description, 'd');
  });

  it('lists what it asks for and Hone does not do', () => {
    const doc = withFields(
      `model:
  apiType: embedding
  connection: { kind: key, apiKey: "\${env:KEY}" }
  options: { presencePenalty: 1, temperature: 0 }
tools:
  - { name: weather, kind: mcp }
base: other.prompty`,
    );
    assert.deepEqual(problemsOf(doc), []);
    assert.deepEqual(
      doc.unsupported.map(({ span }) => doc.text.slice(span.start, span.end).split('\n')[0]),
      ['embedding', 'connection', 'presencePenalty', '{ name: weather, kind: mcp }', 'base'],
    );
  });

  it('takes the template in text and in mappings, and says which engine it is not', () => {
    const engine = (frontMatter: string): string => withFields(frontMatter).template.engine;
    assert.equal(engine('name: x'), 'jinja2');
    assert.equal(engine('template: mustache'), 'mustache');
    assert.equal(engine('template: { format: { kind: nunjucks }, parser: { kind: prompty } }'), 'jinja2');
    assert.equal(engine('template: { format: mustache, parser: prompty }'), 'mustache');
    assert.equal(engine('template: { type: jinja2 }'), 'jinja2');
    assert.deepEqual(problemsOf(withFields('template: { format: { kind: liquid }, parser: { kind: other } }')), [
      'template-engine [liquid] Hone renders `jinja2` and `mustache` in Prompty files, not `liquid`: rewrite the template in one of them and name it.',
      'front-matter-value [other] The parser `other` is not known: write `prompty`, which cuts the text into messages at role lines.',
    ]);
    assert.deepEqual(problemsOf(withFields('template: 3')), [
      'front-matter-type [3] `template` must be `jinja2`, `mustache`, or a mapping with `format`.',
    ]);
  });

  it('shows its messages at role lines of every form, and none where text only looks like one', () => {
    const doc = read(
      '# system:\nBe kind.\n  User :\nHi\nassistant[a=1, b="x y"]:\nuser: no\nsystem[:\ntool:\nDEVELOPER:\n',
    );
    assert.deepEqual(
      doc.messages.map(({ role, body }) => [role, doc.text.slice(body.start, body.end)]),
      [
        ['system', 'Be kind.\n'],
        ['user', 'Hi\n'],
        ['assistant', 'user: no\nsystem[:\ntool:\n'],
        ['developer', ''],
      ],
    );
    assert.deepEqual(problemsOf(doc), []);
    assert.deepEqual(problemsOf(read('assistent:\nHi')), [
      'role-unknown [assistent:] `assistent:` is not a role, so this line is sent as text; write `assistant:` to start a message.',
    ]);
  });

  it('says that a role that is a value starts no message, and how a conversation is put in', () => {
    const loop = '{% for m in chat %}\n{{ m.role }}:\n{{ m.content }}\n{% endfor %}';
    assert.deepEqual(problemsOf(read(loop)), [
      "role-unknown [{{ m.role }}] `{{ m.role }}:` starts no message, since only the template's own text may: declare the conversation as an input of kind `thread`, and write its name where its messages go.",
    ]);
    assert.equal(problemsOf(read(`---\ntemplate: mustache\n---\n{{#chat}}\n{{role}}:\n{{/chat}}`)).length, 1);
    for (const text of ['{{ m.role }}: {{ m.content }}', 'As {{ m.role }}:\n', '{{ speaker }}:\n', '{{ m.role }}\n']) {
      assert.deepEqual(problemsOf(read(text)), [], text);
    }
  });

  it('tells where templates are wrong, in Jinja and in Mustache', () => {
    assert.match(problemsOf(read('---\nname: x\n---\n{% if a %}'))[0] ?? '', /^template-syntax \[{% if a %}\]/);
    assert.match(problemsOf(read('---\ntemplate: mustache\n---\n{{#a}}'))[0] ?? '', /^template-syntax \[{{#a}}\]/);
  });

  it('may be evaluated with the keys of Hone beside its own', () => {
    const { config } = withFields(
      'data: rows.jsonl\nexpect: "{{ answer }}"\nmetrics: [exact-match]\nhone: { ignore: [template/syntax] }',
    );
    assert.equal(config.data?.path, 'rows.jsonl');
    assert.equal(config.expect, '{{ answer }}');
    assert.deepEqual(
      config.metrics.map(({ type }) => type),
      ['exact-match'],
    );
    assert.deepEqual(
      config.ignoredRules.map(({ id }) => id),
      ['template/syntax'],
    );
  });

  it('is read in linear time, whatever it holds', () => {
    const started = performance.now();
    for (const text of [
      `user[${'a=b, '.repeat(40_000)}`,
      `user[${'a="'.repeat(40_000)}]:`,
      `${' '.repeat(200_000)}user`,
      'user:\n'.repeat(30_000),
      `---\n${'a: b\n'.repeat(3000)}`,
    ]) {
      readPrompty(text, 'x.prompty');
    }
    assert.ok(performance.now() - started < 5000, `${performance.now() - started} ms`);
  });
});
