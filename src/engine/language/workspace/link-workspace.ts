import type { PromptDoc } from '../../prompt/prompt-doc.js';
import type { IncludeLink } from '../../template/links.js';
import type { EngineName } from '../../template/template.js';
import { sliceOf } from '../../text/span.js';
import type { PromptUnits } from './file-facts.js';
import { joinIncludes, joinWithin, type UnitLink } from './link-includes.js';
import { joinData, joinDemos, joinValues, type LinkedPrompt, type Linker, type WorkspaceContent } from './link-rows.js';
import { folderOf, resolvePath } from './paths.js';
import { namedPlaces } from './prompt-places.js';
import { createSymbolGraph, type SymbolGraph } from './symbol-graph.js';
import { columnKey, freeKey, keyOf, rowKey, type Unit } from './unit.js';

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
  for (const { main: to } of promptsElsewhere(doc, partial)) {
    links.push({ from: main, link: seesEverything, to });
    units.add(to);
  }
  return { units, links };
}

/** How a prompt in a file of its own sees the variables of the tests that name it. */
const seesEverything: IncludeLink = {
  kind: 'include',
  names: [],
  span: { start: 0, end: 0 },
  sees: 'everything',
  locals: new Map(),
  module: undefined,
  imported: [],
};

/** The prompts that promptfoo's configuration names by their files. */
function promptsElsewhere(
  { format, path, references }: PromptDoc,
  partial: WorkspaceContent['partial'],
): PromptUnits[] {
  if (format !== 'promptfoo') return [];
  return references.flatMap((reference) => {
    const file = resolvePath(folderOf(path), reference.path);
    const prompts = file === undefined ? undefined : partial(file)?.prompts();
    return prompts === undefined ? [] : [...prompts];
  });
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
