import { rowFieldsIn } from '../../template/links-of.js';
import type { DataColumns } from './data-columns.js';
import type { FileFacts, PromptUnits } from './file-facts.js';
import { folderOf, resolvePath } from './paths.js';
import { valueFilesOf } from './prompt-places.js';
import type { SymbolGraph } from './symbol-graph.js';
import { columnKey, freeKey, nameKey, rowKey, type Unit } from './unit.js';

/** What was read of the workspace. */
export interface WorkspaceContent {
  readonly prompts: readonly FileFacts[];
  /** Undefined where there is no such file. */
  readonly partial: (path: string) => FileFacts | undefined;
  /** Undefined where there is no such file or it is no data file; `unknown` where it cannot be looked into. */
  readonly data: (path: string) => DataColumns | 'unknown' | undefined;
}

export interface LinkedPrompt extends PromptUnits {
  /** The templates it is made of: its own, and those it brings in. */
  readonly units: ReadonlySet<Unit>;
  /** Where its data is; undefined without data, or where that is outside the workspace. */
  readonly dataPath: string | undefined;
}

/** What joining the names of prompts works on. */
export interface Linker {
  readonly graph: SymbolGraph;
  readonly content: WorkspaceContent;
  readonly taken: ReadonlyMap<Unit, ReadonlySet<string>>;
  /** Data files whose columns have their places in the graph. */
  readonly placed: Set<string>;
}

/** A name that `data.columns` maps is another name for a column; every other variable is the column of its name. */
export function joinData(linker: Linker, prompt: LinkedPrompt, names: ReadonlySet<string>): void {
  const { graph, content } = linker;
  const { doc, main, dataPath } = prompt;
  const { data, matrix } = doc.config;
  if (data === undefined) return;
  const columns = dataPath === undefined ? 'unknown' : content.data(dataPath);
  // A variant's choice goes before what the row holds, but not in what is embedded.
  const chosen = (name: string): boolean =>
    Object.hasOwn(matrix, name) && !prompt.embedded.some(({ free }) => free.has(name));
  const open = [...names].filter((name) => !Object.hasOwn(data.columns, name) && !chosen(name));
  if (columns === 'unknown' || dataPath === undefined) {
    const reason = `${data.path} may have it as a column, and Hone cannot read that file here: map the column to a new name with \`data.columns\` in ${doc.path}`;
    for (const name of open) graph.obstruct(freeKey(main, name), reason);
  } else if (columns !== undefined) {
    placeColumns(linker, dataPath, columns);
    for (const name of open) if (columns.columns.has(name)) graph.join(freeKey(main, name), columnKey(dataPath, name));
  }
}

/** A file that many prompts read is placed once. */
function placeColumns({ graph, placed }: Linker, path: string, { columns }: DataColumns): void {
  if (placed.has(path)) return;
  placed.add(path);
  for (const [name, spans] of columns) {
    for (const span of spans) graph.place(columnKey(path, name), { path, span, name, role: 'column' });
  }
}

/** Demonstrations are rows: rendered by the prompt's own template, or looped over by it. */
export function joinDemos(linker: Linker, prompt: LinkedPrompt): void {
  const { graph } = linker;
  const { doc, main } = prompt;
  const readers = [...prompt.units].filter(({ free }) => free.has('demos'));
  const reads = readers.map((unit) => ({ unit, ...rowFieldsIn(unit.template, 'demos') }));
  const rows = rowKeysOf(linker, prompt);
  if (reads.some(({ complete }) => !complete)) {
    for (const [name, key] of rows)
      graph.obstruct(key, `${doc.path} uses whole demonstrations, so renaming \`${name}\` in them might show`);
    return;
  }
  for (const [name, key] of rows) graph.join(key, freeKey(main, name));
  for (const { unit, fields } of reads) {
    for (const { name, start, end } of fields) {
      const key = nameKey(unit, start);
      if (!unit.nameAt.has(start)) graph.place(key, { path: unit.path, span: { start, end }, name, role: 'use' });
      graph.join(key, freeKey(main, name));
    }
  }
}

function rowKeysOf(linker: Linker, { doc, main }: LinkedPrompt): ReadonlyMap<string, string> {
  const { demos } = doc.config;
  if (demos.kind === 'rows') {
    const names = new Set(demos.rows.flatMap((row) => Object.keys(row)));
    return new Map([...names].map((name) => [name, rowKey(main, name)]));
  }
  return fileRowKeys(linker, resolvePath(folderOf(doc.path), demos.path));
}

function fileRowKeys(linker: Linker, path: string | undefined): ReadonlyMap<string, string> {
  const columns = path === undefined ? undefined : linker.content.data(path);
  if (path === undefined || columns === undefined || columns === 'unknown') return new Map();
  placeColumns(linker, path, columns);
  return new Map([...columns.columns.keys()].map((name) => [name, columnKey(path, name)]));
}

/** A file of values that a prompt brings along gives all of its variables of those names. */
export function joinValues(linker: Linker, { doc, main }: LinkedPrompt): void {
  for (const path of valueFilesOf(doc)) {
    for (const [name, key] of fileRowKeys(linker, path)) linker.graph.join(key, freeKey(main, name));
  }
}
