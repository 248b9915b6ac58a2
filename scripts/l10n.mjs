// `npm run l10n`: collects the words of the extension and its panels in `l10n/bundle.l10n.json`, which translators start from.
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { extname } from 'node:path';
import { argv } from 'node:process';
import { fileURLToPath } from 'node:url';
import { getL10nJson } from '@vscode/l10n-dev';
import { root } from './install.mjs';

const folders = ['src/extension', 'webview'];
const imports = "import * as vscode from 'vscode';\nimport * as l10n from '@vscode/l10n';\n";

/** All words by themselves, as the bundle holds them. */
export async function collectWords() {
  const paths = folders.flatMap((folder) =>
    readdirSync(root + folder, { recursive: true }).map((path) => `${folder}/${path}`),
  );
  // All files of a kind as one text: the collector takes its time for each import of `vscode` anew.
  const scripts = ['.ts', '.tsx'].map((extension) => ({
    extension,
    contents:
      imports +
      paths
        .filter((path) => extname(path) === extension)
        .map(asCollected)
        .join('\n'),
  }));
  const words = await getL10nJson(scripts);
  return Object.fromEntries(Object.entries(words).sort(([a], [b]) => (a < b ? -1 : 1)));
}

/** A file without its imports; panels have a `t` of their own, where the collector knows `l10n.t`. */
function asCollected(path) {
  const text = readFileSync(root + path, 'utf8').replaceAll(/^import [^;]*;$/gm, '');
  return path.startsWith('webview/') ? text.replaceAll(/(?<![\w.$])t\(/g, 'l10n.t(') : text;
}

if (argv[1] === fileURLToPath(import.meta.url)) {
  const words = await collectWords();
  mkdirSync(`${root}l10n`, { recursive: true });
  writeFileSync(`${root}l10n/bundle.l10n.json`, `${JSON.stringify(words, undefined, 2)}\n`);
  console.log(`${Object.keys(words).length} words and sentences in l10n/bundle.l10n.json`);
}
