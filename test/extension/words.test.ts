import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';

interface Collector {
  readonly collectWords: () => Promise<Record<string, string>>;
}

const bundle = JSON.parse(readFileSync('l10n/bundle.l10n.json', 'utf8')) as Record<string, string>;

describe('the words for translators', () => {
  it('are those of the source: npm run l10n collects them', async () => {
    const { collectWords } = (await import(new URL('../../scripts/l10n.mjs', import.meta.url).href)) as Collector;
    const words = await collectWords();
    const without = (all: object, known: object): string[] => Object.keys(all).filter((key) => !(key in known));
    assert.deepEqual({ missing: without(words, bundle), unused: without(bundle, words) }, { missing: [], unused: [] });
    assert.deepEqual(bundle, words);
  });

  it('are found, each of them: what is said is written out where it is said', () => {
    const files = ['src/extension', 'webview'].flatMap((folder) =>
      readdirSync(folder, { recursive: true, encoding: 'utf8' })
        .filter((path) => /\.tsx?$/.test(path) && !path.endsWith('l10n.ts'))
        .map((path) => `${folder}/${path}`),
    );
    let said = 0;
    for (const path of files) {
      const call = path.startsWith('webview/') ? /(?<![\w.$])t\(\s*(.+)/g : /l10n\s*\.t\(\s*(.+)/g;
      for (const [, argument = ''] of readFileSync(path, 'utf8').matchAll(call)) {
        const sentence = /^(?:'((?:[^'\\]|\\.)*)'|"((?:[^"\\]|\\.)*)")/.exec(argument);
        const key = sentence?.[1]?.replaceAll("\\'", "'") ?? sentence?.[2];
        assert.ok(key !== undefined && key in bundle, `${path}: ${argument}`);
        said++;
      }
    }
    assert.ok(said > 300, `only ${said} were found`);
  });

  it('lack no sentence of the extension besides errors of models, which are kept with a run', () => {
    const sentence = /(['"`])[A-Z](?:(?!\1)[^\n\\]|\\.)*[a-z] [a-z](?:(?!\1)[^\n\\]|\\.)*[.?!]\1/g;
    const found = readdirSync('src/extension', { recursive: true, encoding: 'utf8' })
      .filter((path) => path.endsWith('.ts') && !path.startsWith('editor-models'))
      .flatMap((path) => {
        const text = readFileSync(`src/extension/${path}`, 'utf8')
          .replaceAll(/\/\*[\s\S]*?\*\/|^\s*\/\/.*/gm, '')
          .replaceAll(/l10n\s*\.t\(\s*(?:'(?:[^'\\]|\\.)*'|"(?:[^"\\]|\\.)*")/g, '');
        return Array.from(text.matchAll(sentence), ([words]) => `${path}: ${words}`);
      });
    // An error of this kind is a bug, and says so.
    assert.deepEqual(
      found.filter((words) => !words.includes('this is a bug in Hone')),
      [],
    );
  });

  it('are where VS Code looks for them', () => {
    const { l10n } = JSON.parse(readFileSync('package.json', 'utf8')) as { l10n: string };
    assert.equal(l10n, './l10n');
  });
});
