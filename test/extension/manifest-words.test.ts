import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { readTexts } from '../support/manifest.js';

const texts = readTexts();
const manifest = JSON.parse(readFileSync('package.json', 'utf8')) as Record<string, unknown>;
const { capabilities, contributes, description } = manifest;

/** Fields of a manifest that VS Code shows to somebody. */
const shown = new Set([
  ...['title', 'category', 'name', 'contextualTitle', 'description', 'markdownDescription', 'altText', 'aliases'],
  ...['label', 'placeholder', 'contents', 'enumDescriptions', 'markdownEnumDescriptions', 'enumItemLabels'],
  ...['deprecationMessage', 'markdownDeprecationMessage', 'patternErrorMessage'],
]);

/** Every text of these fields below a value, with its path. */
function shownTexts(value: unknown, path = '', isShown = false): (readonly [path: string, text: string])[] {
  if (typeof value === 'string') return isShown ? [[path, value]] : [];
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) =>
    shownTexts(inner, `${path}/${key}`, Array.isArray(value) ? isShown : shown.has(key)),
  );
}

const found = shownTexts({ capabilities, contributes });

describe('the words of the extension manifest', () => {
  it('can all be translated; the name of Hone is no word', () => {
    assert.ok(found.length > 50, 'the texts were found');
    assert.deepEqual(
      found.filter(([, text]) => text !== 'Hone' && !/^%[\w.]+%$/.test(text)),
      [],
    );
  });

  it('are those of package.nls.json, and it has no others', () => {
    const named = JSON.stringify({ capabilities, contributes }).matchAll(/"%([^"%]+)%"/g);
    const keys = new Set(Array.from(named, ([, key]) => key ?? ''));
    // The packed manifest asks for it; npm shows the one in package.json as it is.
    assert.deepEqual([...keys, 'description'].sort(), Object.keys(texts).sort());
    assert.equal(texts['description'], description);
  });

  it('say something', () => {
    for (const [key, text] of Object.entries(texts)) assert.match(text, /^\S.*\S$/s, key);
  });
});
