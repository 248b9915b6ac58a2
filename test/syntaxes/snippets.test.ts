import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { parsePrompt } from '../../src/engine/prompt/parse-prompt.js';

interface Snippet {
  readonly prefix: string;
  readonly body: string | readonly string[];
  readonly description: string;
}

interface Manifest {
  readonly contributes: {
    readonly languages: readonly { readonly id: string; readonly extensions: readonly [string, ...string[]] }[];
    readonly snippets: readonly { readonly language: string; readonly path: string }[];
  };
}

const { languages, snippets } = (JSON.parse(readFileSync('package.json', 'utf8')) as Manifest).contributes;

for (const { language, path } of snippets) {
  const extension = languages.find(({ id }) => id === language)?.extensions[0] ?? '';
  const ofFile = JSON.parse(readFileSync(path, 'utf8')) as Record<string, Snippet>;

  describe(`the snippets of ${path} in ${language}`, () => {
    for (const [name, { body }] of Object.entries(ofFile)) {
      it(`'${name}' is a prompt without problems as it stands`, () => {
        const text = accepted([body].flat().join('\n'));
        assert.doesNotMatch(text, /\$/);
        assert.deepEqual(parsePrompt(text, `snippet${extension}`).problems, []);
      });
    }
  });
}

/** What the editor leaves behind when every placeholder is accepted. */
function accepted(body: string): string {
  const defaults = new Map(Array.from(body.matchAll(/\$\{(\d+):([^}]*)\}/g), ([, n, text]) => [n, text]));
  return body.replaceAll(/\$\{(\d+):([^}]*)\}/g, '$2').replaceAll(/\$(\d+)/g, (_, n: string) => defaults.get(n) ?? '');
}
