import assert from 'node:assert/strict';
import { fileColours } from '../../../../src/engine/language/colours.js';
import { complete } from '../../../../src/engine/language/complete.js';
import { firstRow } from '../../../../src/engine/language/first-row.js';
import { fileFolds } from '../../../../src/engine/language/folds.js';
import { formatFile } from '../../../../src/engine/language/format/format-prompt.js';
import { hover } from '../../../../src/engine/language/hover.js';
import type { LanguageRequest } from '../../../../src/engine/language/language-request.js';
import { linkedNames } from '../../../../src/engine/language/linked-names.js';
import { fileLinks } from '../../../../src/engine/language/links.js';
import { selections } from '../../../../src/engine/language/selections.js';
import { signatureAt } from '../../../../src/engine/language/signature-at.js';
import { fileSymbols, type PromptSymbol } from '../../../../src/engine/language/symbols.js';
import { tokenHints } from '../../../../src/engine/language/token-hints.js';
import { definitions } from '../../../../src/engine/language/workspace/definitions.js';
import { references } from '../../../../src/engine/language/workspace/references.js';
import { rename } from '../../../../src/engine/language/workspace/rename.js';
import type { PromptFormat } from '../../../../src/engine/prompt/prompt-doc.js';
import { parsePrompts, promptAt } from '../../../../src/engine/prompt/parse-prompt.js';
import { applyEdits } from '../../../../src/engine/text/edit.js';
import { workspaceOf } from '../../../support/check-rule.js';
import { atCursor } from '../../../support/cursor.js';
import { indexed } from '../../../support/memory-workspace.js';

/** What is typed in place of a piece of the file, with `‸` for the cursor, and what is offered there. */
type Typed = readonly [piece: string, typed: string, offered: string];
/** A piece of the file with `‸` where the cursor stands, and what the answer has in it. */
type Asked = readonly [at: string, answer: string];
type Counted = readonly [at: string, places: number];
type Grown = readonly [at: string, ...spans: string[]];

/** What each feature must give in one file; without an entry the feature means nothing in the format. */
export interface Expected {
  readonly keys?: Typed;
  readonly values?: Typed;
  readonly variables?: Typed;
  readonly columns?: Typed;
  /** Filters, functions, helpers and components. */
  readonly filters?: Typed;
  readonly includes?: Typed;
  readonly roles?: Typed;
  /** Rule ids in a suppression. */
  readonly rules?: Typed;
  readonly hover?: Asked;
  readonly signature?: Typed;
  /** The line that a name leads to. */
  readonly definition?: Asked;
  readonly references?: Counted;
  /** The number of edits. */
  readonly rename?: Counted;
  readonly symbols?: readonly string[];
  /** The first lines of what can be folded. */
  readonly folds?: readonly string[];
  readonly selection?: Grown;
  /** Words with their colour. */
  readonly colours?: readonly string[];
  readonly hints?: readonly string[];
  /** A piece written untidily, which formatting puts back. */
  readonly format?: readonly [piece: string, untidy: string];
  readonly linked?: readonly [at: string, ...names: string[]];
  readonly links?: readonly string[];
}

export type Feature = keyof Expected;

export interface CoveredFile {
  readonly format: PromptFormat;
  readonly path: string;
  readonly text: string;
  readonly expected: Expected;
}

const files = {
  'part.j2': 'Kind.',
  '_part.prompt': 'Kind.',
  'part.poml': '<p>Kind.</p>',
  'rows.jsonl': '{"topic": "tea", "label": "x"}\n',
};
const workspace = workspaceOf({
  partials: { 'part.j2': 'Kind.', '_part.prompt': 'Kind.', 'part.poml': '<p>Kind.</p>' },
  data: { 'rows.jsonl': ['topic', 'label'], 'rows.csv': ['topic', 'label'] },
  files: ['rows.jsonl'],
});

function requestAt({ path }: CoveredFile, marked: string): LanguageRequest {
  const { text, offset } = atCursor(marked);
  const doc = promptAt(parsePrompts(text, path), offset);
  return { doc, offset, workspace, row: firstRow(doc, workspace) };
}

/** The file with something else in place of a piece that it has once. */
function replaced({ text, path }: CoveredFile, piece: string, by: string): string {
  assert.equal(text.split(piece).length, 2, `${path} has ${piece} once`);
  return text.replace(piece, () => by);
}

function marked(file: CoveredFile, at: string): string {
  return replaced(file, at.replace('‸', ''), at);
}

function offers(file: CoveredFile, [piece, typed, offered]: Typed): void {
  const labels = complete(requestAt(file, replaced(file, piece, typed))).map(({ label }) => label);
  assert.ok(labels.includes(offered), `${offered} in ${labels.join(', ')}`);
}

function names(symbols: readonly PromptSymbol[]): string[] {
  return symbols.flatMap(({ name, children }) => [name, ...names(children)]);
}

type Check<F extends Feature> = (file: CoveredFile, expected: NonNullable<Expected[F]>) => void | Promise<void>;

/** How each feature is asked. */
export const checks: { readonly [F in Feature]-?: Check<F> } = {
  keys: offers,
  values: offers,
  variables: offers,
  columns: offers,
  filters: offers,
  includes: offers,
  roles: offers,
  rules: offers,
  hover: (file, [at, answer]) => {
    const found = hover(requestAt(file, marked(file, at)))?.markdown ?? 'nothing';
    assert.ok(found.includes(answer), found);
  },
  signature: (file, [piece, typed, label]) => {
    const found = signatureAt(requestAt(file, replaced(file, piece, typed)));
    assert.equal(found?.signatures[found.active]?.label, label);
  },
  definition: async (file, [at, line]) => {
    const { offset } = atCursor(marked(file, at));
    const texts = { [file.path]: file.text, ...files };
    const [target] = definitions(await indexed(texts, file.path), file.path, offset)?.places ?? [];
    const text = (texts as Readonly<Record<string, string>>)[target?.path ?? ''] ?? '';
    const start = text.lastIndexOf('\n', (target?.span.start ?? 0) - 1) + 1;
    assert.equal(text.slice(start).split('\n')[0]?.trim(), line);
  },
  references: async (file, [at, places]) => {
    const { offset } = atCursor(marked(file, at));
    const found = references(await indexed({ [file.path]: file.text, ...files }, file.path), file.path, offset);
    assert.equal(found.length, places);
  },
  rename: async (file, [at, places]) => {
    const { offset } = atCursor(marked(file, at));
    const index = await indexed({ [file.path]: file.text, ...files }, file.path);
    const result = rename(index, { path: file.path, offset, newName: 'renamed' });
    assert.equal(result.kind, 'edit', result.kind === 'refused' ? result.message : '');
    assert.equal(result.files.flatMap(({ edits }) => edits).length, places);
  },
  symbols: ({ text, path }, expected) => assert.deepEqual(names(fileSymbols(parsePrompts(text, path))), expected),
  folds: ({ text, path }, expected) => {
    const lines = fileFolds(parsePrompts(text, path)).map(({ span }) => text.slice(span.start).split('\n')[0]?.trim());
    assert.deepEqual(lines, expected);
  },
  selection: (file, [at, ...spans]) => {
    const { text, offset } = atCursor(marked(file, at));
    const grown = selections(promptAt(parsePrompts(text, file.path), offset), offset);
    assert.deepEqual(
      grown.slice(0, spans.length).map(({ start, end }) => text.slice(start, end)),
      spans,
    );
  },
  colours: ({ text, path }, expected) => {
    const found = fileColours(parsePrompts(text, path), workspace);
    assert.deepEqual(
      found.map(({ span, type }) => `${text.slice(span.start, span.end)} ${type}`),
      expected,
    );
  },
  hints: ({ text, path }, expected) =>
    assert.deepEqual(
      parsePrompts(text, path)
        .flatMap(tokenHints)
        .map(({ label }) => label),
      expected,
    ),
  format: (file, [piece, untidy]) => {
    const text = replaced(file, piece, untidy);
    assert.equal(applyEdits(text, formatFile(parsePrompts(text, file.path))), file.text);
    assert.deepEqual(formatFile(parsePrompts(file.text, file.path)), []);
  },
  linked: (file, [at, ...expected]) => {
    const { text, offset } = atCursor(marked(file, at));
    const found = linkedNames(promptAt(parsePrompts(text, file.path), offset), offset) ?? [];
    assert.deepEqual(
      found.map(({ start, end }) => text.slice(start, end)),
      expected,
    );
  },
  links: ({ text, path }, expected) => {
    const found = fileLinks(parsePrompts(text, path));
    assert.deepEqual(
      found.map((link) => link.path),
      expected,
    );
  },
};
