import { config, t } from '@vscode/l10n';
import type { ComponentChild } from 'preact';

/** Where the extension leaves the words of the editor's language: a block of data in the page, absent where they are English. */
const block = document.getElementById('words')?.textContent;
// Before anything else of the page runs, so that constants may hold words too.
if (block) config({ contents: block });

/** The sentence in the editor's language: `t('{0} of {1} rows', a, b)` or `t('Of {name}', { name })`. It is its own key. */
export { t };

/** A sentence with elements in place of `{name}`: `withElements(t('Read {file}'), { file: <code>…</code> })`. */
export function withElements(sentence: string, elements: Readonly<Record<string, ComponentChild>>): ComponentChild[] {
  // Every second piece is a name.
  return sentence
    .split(/\{(\w+)\}/)
    .map((piece, index) => (index % 2 === 1 ? (elements[piece] ?? `{${piece}}`) : piece));
}
