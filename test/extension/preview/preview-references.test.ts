import assert from 'node:assert/strict';
import { variantsOf } from '../../../src/engine/eval/matrix.js';
import { previewPrompt } from '../../../src/engine/language/preview/preview.js';
import type { ReferenceSource } from '../../../src/engine/prompt/formats/prompty/resolve-references.js';
import { parsePrompt } from '../../../src/engine/prompt/parse-prompt.js';
import { resolvePrompt } from '../../../src/engine/prompt/resolve-prompt.js';
import { shownReferences } from '../../../src/extension/preview/shown-references.js';
import { openWorld, type PreviewWorld, sent } from '../../support/preview-world.js';

const key = `sk-proj-${'aB3dE5fG7hJ9kL1mN2pQ4rS6tU8vW0xY'.repeat(2)}`;
const variables: Readonly<Record<string, string>> = {
  CITY: 'Bern',
  WEATHER_TOKEN: 'quiet',
  CONFIGURED: 'also quiet',
  NOTE: `use ${key} here`,
};
const files: Readonly<Record<string, string>> = { 'tone.txt': 'Be brief.', 'key.txt': key };

const source: ReferenceSource = {
  env: (name) => variables[name],
  keepsBack: (name) => name === 'CONFIGURED',
  readFile: (path) => (files[path] === undefined ? 'missing' : { text: files[path] }),
};

function open(reference: string, isTrusted = true): PreviewWorld {
  const text = `---\ninputs:\n  x: { kind: string, default: "\${${reference}}" }\n---\nsystem:\nHere: {{ x }}\n`;
  return openWorld({ path: 'ask.prompty', text, references: shownReferences(source, isTrusted) });
}

describe('references in the preview', () => {
  it('show the value of a variable of the environment', async () =>
    assert.deepEqual(sent(await open('env:CITY').settled()), ['Here: Bern']));

  it('show the default of a variable that is not set', async () =>
    assert.deepEqual(sent(await open('env:TOWN:Basel').settled()), ['Here: Basel']));

  it('show a file beside the prompt', async () =>
    assert.deepEqual(sent(await open('file:tone.txt').settled()), ['Here: Be brief.']));

  const kept: [why: string, reference: string, isTrusted: boolean, says: RegExp][] = [
    ['its name is that of a secret', 'env:WEATHER_TOKEN', true, /`WEATHER_TOKEN` is the name of a secret/],
    ['it holds the key of a configured server', 'env:CONFIGURED', true, /`CONFIGURED` is the name of a secret/],
    ['it looks like a secret', 'env:NOTE', true, /`NOTE` holds what looks like an OpenAI API key/],
    ['the folder is not trusted', 'env:CITY', false, /`CITY` .* restricted mode: trust the folder/],
    ['the folder is not trusted, also with a default', 'env:CITY:x', false, /restricted mode/],
    ['nobody has set it', 'env:TOWN', true, /`TOWN` is not set/],
    ['a file holds what looks like a secret', 'file:key.txt', true, /`key\.txt` holds what looks like/],
    ['there is no such file', 'file:other.txt', true, /There is no file `other\.txt`/],
  ];
  for (const [why, reference, isTrusted, says] of kept)
    it(`name a value that is not shown, and say why: ${why}`, async () => {
      const { rendering, problems } = await open(reference, isTrusted).settled();
      assert.ok(rendering);
      const [variable] = rendering.variables;
      assert.deepEqual(rendering.messages[0]?.pieces[1], {
        kind: 'missing',
        text: 'x',
        variable: 'x',
        sent: `\${${reference}}`,
      });
      assert.equal(variable?.missing?.place, 'line 3');
      assert.match(variable.missing.reason, says);
      assert.match(`${problems[0]?.place} ${problems[0]?.message}`, /^ask\.prompty:3:/);
      assert.match(`${problems[0]?.message}`, says);
      for (const value of [...Object.values(variables), key])
        assert.ok(!JSON.stringify([rendering, problems]).includes(value));
    });

  it('are data, and no references, in a row of another file', () => {
    const text = '---\ninputs: { x: { kind: string, default: "${env:TOWN}" } }\n---\nsystem:\n{{ x }}\n';
    const doc = resolvePrompt(parsePrompt(text, 'ask.prompty'), source);
    const [variant] = variantsOf([doc], { models: [], defaultModel: 'offline/learner' });
    assert.ok(variant);
    const result = previewPrompt({ variant, values: { x: '${env:TOWN}' }, load: () => undefined });
    assert.ok(result.ok);
    assert.equal(result.preview.messages.at(-1)?.pieces[0]?.kind, 'value');
  });

  it('are followed in a sample of the prompt itself', async () => {
    const text = '---\nsample: { x: "${env:CITY}", y: "${env:TOWN}" }\n---\nsystem:\n{{ x }} {{ y }}\n';
    const view = await openWorld({ path: 'ask.prompty', text, references: shownReferences(source, true) }).settled();
    assert.deepEqual(
      view.rendering?.messages[0]?.pieces.map((piece) => `${piece.kind} ${piece.sent ?? piece.text}`),
      ['value Bern', 'literal  ', 'missing ${env:TOWN}'],
    );
  });
});
