import { rowFieldsIn } from '../../template/links-of.js';
import type { EngineName } from '../../template/template.js';
import { sliceOf } from '../../text/span.js';
import type { DataColumns } from './data-columns.js';
import type { FileFacts, PromptUnits } from './file-facts.js';
import { joinIncludes, joinWithin, type UnitLink } from './link-includes.js';
import { folderOf, resolvePath } from './paths.js';
import { namedPlaces, valueFilesOf } from './prompt-places.js';
import { createSymbolGraph, type SymbolGraph } from './symbol-graph.js';
import { columnKey, freeKey, keyOf, nameKey, rowKey, type Unit } from './unit.js';

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

/** A workspace whose names are joined. */
export interface LinkedWorkspace {
  readonly graph: SymbolGraph;
  readonly prompts: readonly LinkedPrompt[];
  readonly links: readonly UnitLink[];
  readonly units: ReadonlySet<Unit>;
  /** Units that bring in a template whose name is computed, each with the place of the include. */
  readonly computed: ReadonlyMap<Unit, string>;
}

/** Which templates a prompt is made of. Partials of partials are named from the prompt's own folder, as when rendering. */
export function followIncludes(
  { main, embedded, doc }: PromptUnits,
  partial: WorkspaceContent['partial'],
): { readonly units: ReadonlySet<Unit>; readonly links: readonly UnitLink[] } {
  const units = new Set([main, ...embedded]);
  const links: UnitLink[] = [];
  const folder = folderOf(doc.path);
  const unitNamed = (name: string | undefined, engine: EngineName): Unit | undefined => {
    const path = name === undefined ? undefined : resolvePath(folder, name);
    return path === undefined ? undefined : partial(path)?.partial(engine);
  };
  // The set grows while it is walked.
  for (const from of units) {
    const found = from.links.includes.flatMap((link) =>
      link.names.flatMap((name): UnitLink[] => {
        const to = unitNamed(name, from.template.engine);
        return to === undefined ? [] : [{ from, link, to }];
      }),
    );
    links.push(...found);
    for (const { to } of found) units.add(to);
  }
  return { units, links };
}

/** Joins all names of a workspace by what they stand for. */
export function linkWorkspace(content: WorkspaceContent): LinkedWorkspace {
  const graph = createSymbolGraph();
  const found = content.prompts
    .flatMap(({ prompts }) => prompts())
    .map((prompt) => ({
      prompt,
      ...followIncludes(prompt, content.partial),
    }));
  const links = found.flatMap((each) => each.links);
  const units = new Set(found.flatMap((each) => [...each.units, ...each.prompt.embedded]));
  const taken = new Map([...units].map((unit) => [unit, new Set(unit.free)]));
  for (const unit of units) {
    placeNames(graph, unit);
    joinWithin(graph, unit);
  }
  joinIncludes(graph, links, taken);
  const prompts = found.map(({ prompt, units: own }): LinkedPrompt => {
    const { path } = prompt.doc.config.data ?? {};
    const dataPath = path === undefined ? undefined : resolvePath(folderOf(prompt.doc.path), path);
    return { ...prompt, units: own, dataPath };
  });
  const linker = { graph, content, taken, placed: new Set<string>() };
  for (const prompt of prompts) joinPrompt(linker, prompt);
  return { graph, prompts, links, units, computed: computedIncludes(links, units) };
}

function placeNames(graph: SymbolGraph, unit: Unit): void {
  for (const found of unit.names) {
    const key = keyOf(unit, found);
    const { name, span, definition } = found;
    const role = definition?.start === span.start ? 'definition' : 'use';
    if (key === undefined) continue;
    if (sliceOf(unit.template.source, span) === name) graph.place(key, { path: unit.path, span, name, role });
    else graph.obstruct(key, inOtherWriting(name, unit.path));
  }
}

interface Linker {
  readonly graph: SymbolGraph;
  readonly content: WorkspaceContent;
  readonly taken: ReadonlyMap<Unit, ReadonlySet<string>>;
  /** Data files whose columns have their places in the graph. */
  readonly placed: Set<string>;
}

/** A prompt's variables, with their places in the front matter, in its data and in its demonstrations. */
function joinPrompt(linker: Linker, prompt: LinkedPrompt): void {
  const { graph, taken } = linker;
  const { main, embedded } = prompt;
  for (const unit of embedded) for (const name of unit.free) graph.join(freeKey(unit, name), freeKey(main, name));
  placeFrontMatter(graph, prompt);
  const names = new Set([...(taken.get(main) ?? []), ...embedded.flatMap(({ free }) => [...free])]);
  for (const name of declaredNames(prompt)) names.add(name);
  joinData(linker, prompt, names);
  joinDemos(linker, prompt);
  joinValues(linker, prompt);
  keepOutsideNames(linker, prompt);
}

function inOtherWriting(name: string, path: string): string {
  return `${path} writes it with escapes: write it as \`${name}\` there`;
}

function declaredNames({ doc: { config } }: LinkedPrompt): string[] {
  return [...config.inputs.map(({ name }) => name), ...Object.keys(config.matrix)];
}

function placeFrontMatter(graph: SymbolGraph, { doc, main, dataPath }: LinkedPrompt): void {
  for (const { name, of, role, span } of namedPlaces(doc)) {
    if (of === 'column' && dataPath === undefined) continue;
    const key = { variable: freeKey(main, name), demo: rowKey(main, name), column: columnKey(dataPath ?? '', name) }[
      of
    ];
    if (span === undefined) graph.obstruct(key, inOtherWriting(name, doc.path));
    else graph.place(key, { path: doc.path, span, name, role });
  }
}

/** A name that `data.columns` maps is another name for a column; every other variable is the column of its name. */
function joinData(linker: Linker, prompt: LinkedPrompt, names: ReadonlySet<string>): void {
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
function joinDemos(linker: Linker, prompt: LinkedPrompt): void {
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
function joinValues(linker: Linker, { doc, main }: LinkedPrompt): void {
  for (const path of valueFilesOf(doc)) {
    for (const [name, key] of fileRowKeys(linker, path)) linker.graph.join(key, freeKey(main, name));
  }
}

/** Columns of a data set that is not in the workspace keep their names. */
function keepOutsideNames({ graph }: Linker, { doc, main, embedded }: LinkedPrompt): void {
  if (doc.format !== 'promptsource') return;
  for (const name of [main, ...embedded].flatMap(({ free }) => [...free])) {
    graph.obstruct(
      freeKey(main, name),
      `it is a column of the data set that ${doc.path} is written for, outside this workspace`,
    );
  }
}

/** A template that includes one of these sees as little of what is used there. */
function computedIncludes(links: readonly UnitLink[], units: ReadonlySet<Unit>): ReadonlyMap<Unit, string> {
  const computed = new Map<Unit, string>();
  for (const unit of units) {
    const include = unit.links.includes.find(({ names, sees }) => sees !== 'nothing' && names.includes(undefined));
    if (include !== undefined) computed.set(unit, unit.path);
  }
  for (let added = true; added; ) {
    added = false;
    for (const { from, link, to } of links) {
      const place = computed.get(to);
      if (place === undefined || computed.has(from) || link.sees === 'nothing') continue;
      computed.set(from, place);
      added = true;
    }
  }
  return computed;
}
