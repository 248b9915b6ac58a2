import assert from 'node:assert/strict';
import { readReference } from '../../../../../src/engine/prompt/formats/prompty/references.js';
import { parsePrompt } from '../../../../../src/engine/prompt/parse-prompt.js';
import type { PromptDoc } from '../../../../../src/engine/prompt/prompt-doc.js';
import { renderPrompt } from '../../../../../src/engine/prompt/render-prompt.js';
import { resolvePrompt } from '../../../../../src/engine/prompt/resolve-prompt.js';

const env: Readonly<Record<string, string>> = {
  CITY: 'Bern',
  MODEL: 'gpt-4o',
  OPENAI_API_KEY: 'sk-secret',
  EVIL: '${file:a.txt}',
};
const files: Readonly<Record<string, string>> = {
  'a.txt': 'from a file',
  'sample.json': '{ "q": "asked", "n": { "city": "${env:CITY}" } }',
  'outputs.yaml': '- { name: score, kind: integer }',
  'loop.json': '{ "again": "${file:loop.json}" }',
  'broken.json': '{',
};

function resolved(frontMatter: string, body = '{{ q }}'): PromptDoc {
  const doc = parsePrompt(`---\n${frontMatter}\n---\n${body}`, 'p/a.prompty');
  return resolvePrompt(doc, {
    env: (name) => (Object.hasOwn(env, name) ? env[name] : undefined),
    readFile: (path) => (files[path] === undefined ? 'missing' : { text: files[path] }),
  });
}

function problemsOf({ problems, text }: PromptDoc): string[] {
  return problems.map(({ code, span }) => `${code} ${text.slice(span.start, span.end)}`);
}

const rendered = (doc: PromptDoc): string =>
  renderPrompt(doc, {})
    .messages.map(({ content }) => content)
    .join('|');

describe('References of a Prompty file', () => {
  it('are whole values of a known protocol', () => {
    assert.deepEqual(readReference('${env:A}'), { kind: 'env', name: 'A', default: undefined });
    assert.deepEqual(readReference('${ENV:A:http://x:1}'), { kind: 'env', name: 'A', default: 'http://x:1' });
    assert.deepEqual(readReference('${file:./a b.json}'), { kind: 'file', path: './a b.json' });
    for (const text of ['${A}', '${other:A}', 'see ${env:A}', '${env:A} ', '', 3])
      assert.equal(readReference(text), undefined);
  });

  it('are listed with their places, and their values left as written', () => {
    const doc = parsePrompt(
      '---\nmodel: { id: "${env:MODEL:gpt-4}" }\ninputs:\n  q: ${file:a.txt}\n---\n{{ q }}',
      'a.prompty',
    );
    assert.deepEqual(
      doc.references.map(({ path, span }) => [path, doc.text.slice(span.start, span.end)]),
      [['a.txt', '${file:a.txt}']],
    );
    assert.deepEqual(
      doc.environment?.map(({ name, default: value, span }) => [name, value, doc.text.slice(span.start, span.end)]),
      [['MODEL', 'gpt-4', '"${env:MODEL:gpt-4}"']],
    );
    assert.equal(doc.config.inputs[0]?.default, '${file:a.txt}');
    assert.deepEqual(problemsOf(doc), []);
  });

  it('are no wrong values where something other than text is wanted', () => {
    const doc = parsePrompt(
      '---\nmodel: ${file:m.json}\ninputs: ${file:i.yaml}\noutputs: ${file:o.yaml}\nsample: ${file:s.json}\n---\n{{ q }}',
      'a.prompty',
    );
    assert.deepEqual(problemsOf(doc), []);
    assert.equal(doc.openInputs, true);
  });

  it('give models, defaults, samples and outputs their values', () => {
    const doc = resolved(
      'model: { id: "${env:MODEL}" }\ninputs: { q: "${file:a.txt}" }\nsample: ${file:sample.json}\noutputs: ${file:outputs.yaml}',
    );
    assert.deepEqual(problemsOf(doc), []);
    assert.deepEqual(doc.config.models, ['openai/gpt-4o']);
    assert.equal(rendered(doc), 'from a file');
    assert.deepEqual(doc.samples[0]?.values, { q: 'asked', n: { city: 'Bern' } });
    assert.equal(doc.config.output.format, 'json');
  });

  it('take the default when a variable is not set, and are a problem without one', () => {
    assert.equal(rendered(resolved('inputs: { q: "${env:NONE:fallback: yes}" }')), 'fallback: yes');
    assert.deepEqual(problemsOf(resolved('inputs:\n  q: ${env:NONE}')), ['reference-unset ${env:NONE}']);
  });

  it('reach no file outside the folder of the prompt, and say which are missing or broken', () => {
    const cases: readonly (readonly [string, string])[] = [
      ['../secret.json', 'reference-outside'],
      ['a/../../secret.json', 'reference-outside'],
      ['..\\secret.json', 'reference-outside'],
      ['/etc/passwd', 'reference-outside'],
      ['C:\\secret.txt', 'reference-outside'],
      ['https://x/y.json', 'reference-outside'],
      ['none.txt', 'reference-missing'],
      ['broken.json', 'reference-broken'],
      ['loop.json', 'reference-circle'],
    ];
    for (const [path, code] of cases) {
      assert.deepEqual(problemsOf(resolved(`inputs:\n  q: '\${file:${path}}'`)), [`${code} '\${file:${path}}'`]);
    }
  });

  it('put no secret into a prompt, and do not ask for what a connection holds', () => {
    const doc = resolved(
      'model:\n  id: m\n  connection: { apiKey: "${env:OPENAI_API_KEY}", endpoint: "${env:NOT_SET}" }\ninputs:\n  q: ${env:OPENAI_API_KEY}',
    );
    assert.deepEqual(problemsOf(doc), ['reference-secret ${env:OPENAI_API_KEY}']);
    assert.equal(rendered(doc), '${env:OPENAI_API_KEY}');
    assert.equal(JSON.stringify([doc.config, doc.frontMatter?.data, doc.unsupported]).includes('sk-secret'), false);
  });

  it('are not looked for in what a variable holds, nor in values of a row', () => {
    const doc = resolved('inputs: { q: "${env:EVIL}" }');
    assert.equal(rendered(doc), '${file:a.txt}');
    assert.equal(renderPrompt(doc, { q: '${env:CITY}' }).messages[0]?.content, '${env:CITY}');
  });
});
