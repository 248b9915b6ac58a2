import { mayHoldPrompts } from '../../prompt/formats/prompt-names.js';
import { formatOf } from '../../prompt/parse-prompt.js';
import { dataHeadBytes, mostDataBytes, mostTextBytes, type TextReading, type WorkspaceFiles } from './contracts.js';
import { dataColumns, type DataColumns, isDataPath } from './data-columns.js';
import { createFileFacts, type FileFacts } from './file-facts.js';
import type { WorkspaceContent } from './link-rows.js';
import { followIncludes, linkWorkspace, type LinkedWorkspace } from './link-workspace.js';
import { folderOf, resolvePath } from './paths.js';
import { valueFilesOf } from './prompt-places.js';

export interface IndexRequest {
  /** A file to look at also where the workspace does not list it, such as a new one. */
  readonly path: string;
  /** Whether data files are read to their end, which renaming a column needs. */
  readonly data: 'head' | 'whole';
}

export interface IndexedWorkspace extends LinkedWorkspace {
  readonly content: WorkspaceContent;
  readonly files: ReadonlyMap<string, FileFacts>;
  /** The text of a file as it was read: of a large data file its first part. */
  readonly textOf: (path: string) => string | undefined;
  /** False where the workspace has more prompts than are looked at. */
  readonly complete: boolean;
}

/** Knows the names of a workspace's prompts. Nothing is read before the first question, and then only what changed. */
export interface PromptIndex {
  /** The text at this path is another one, is new, or is gone. */
  changed(path: string): void;
  /** Files came or went. */
  listChanged(): void;
  read(request: IndexRequest): Promise<IndexedWorkspace>;
}

interface DataFile {
  readonly limit: number;
  readonly whole: boolean;
  readonly text: string | undefined;
  /** `unknown`: there is a file, and not one whose columns can be read. */
  readonly columns: DataColumns | 'unknown' | undefined;
}

export function createPromptIndex(files: WorkspaceFiles): PromptIndex {
  const store = createFileStore(files);
  let listed: ReturnType<WorkspaceFiles['listPrompts']> | undefined;
  let last: { readonly key: string; readonly workspace: Promise<IndexedWorkspace> } | undefined;
  let generation = 0;

  const build = async ({ path, data: amount }: IndexRequest): Promise<IndexedWorkspace> => {
    const { paths, complete } = await (listed ??= files.listPrompts());
    const wanted = [...new Set(isDataPath(path) ? paths : [...paths, path])];
    await Promise.all(wanted.map(store.load));
    const prompts = wanted.flatMap((each) => store.texts.get(each) ?? []).filter(holdsPrompts);
    await loadPartials(prompts, store);
    const limit = amount === 'whole' ? mostDataBytes : dataHeadBytes;
    await Promise.all(dataPathsOf(prompts).map((each) => store.loadData(each, limit)));
    const content: WorkspaceContent = {
      prompts,
      partial: (each) => store.texts.get(each),
      data: (each) => store.data.get(each)?.columns,
    };
    const known = [...store.texts.values()].flatMap((facts) =>
      facts === undefined ? [] : [[facts.path, facts] as const],
    );
    const textOf = (each: string): string | undefined => store.texts.get(each)?.text ?? store.data.get(each)?.text;
    return { ...linkWorkspace(content), content, files: new Map(known), textOf, complete };
  };

  return {
    changed(path) {
      if (store.forget(path)) generation++;
    },
    listChanged() {
      generation++;
      listed = undefined;
    },
    read(request) {
      const key = `${generation} ${request.data} ${request.path}`;
      if (last?.key !== key) last = { key, workspace: build(request) };
      return last.workspace;
    },
  };
}

/** Some names alone do not tell: the last reader takes whatever no other one knows. */
function holdsPrompts({ path, text }: FileFacts): boolean {
  return !mayHoldPrompts(path) || formatOf(text, path) !== 'hone';
}

/** What was read of each file, until it changes. */
interface FileStore {
  readonly texts: ReadonlyMap<string, FileFacts | undefined>;
  readonly data: ReadonlyMap<string, DataFile>;
  readonly load: (path: string) => Promise<void>;
  readonly loadData: (path: string, limit: number) => Promise<void>;
  /** False for a file that nobody asked for. */
  readonly forget: (path: string) => boolean;
}

function createFileStore(files: WorkspaceFiles): FileStore {
  const texts = new Map<string, FileFacts | undefined>();
  const data = new Map<string, DataFile>();
  const changes = new Map<string, number>();
  // What changes while it is read is read again.
  const readNow = async (path: string, limit: number): Promise<TextReading | 'unreadable' | undefined> => {
    const before = changes.get(path);
    const reading = await files.read(path, limit);
    return changes.get(path) === before ? reading : readNow(path, limit);
  };
  return {
    texts,
    data,
    async load(path) {
      if (texts.has(path)) return;
      const reading = await readNow(path, mostTextBytes);
      const text = typeof reading === 'object' && reading.whole ? reading.text : undefined;
      texts.set(path, text === undefined ? undefined : createFileFacts(path, text));
    },
    async loadData(path, limit) {
      const known = data.get(path);
      if (known !== undefined && (known.whole || known.limit >= limit)) return;
      data.set(path, dataFile(path, limit, await readNow(path, limit)));
    },
    forget(path) {
      changes.set(path, (changes.get(path) ?? 0) + 1);
      const [text, rows] = [texts.delete(path), data.delete(path)];
      return text || rows;
    },
  };
}

function dataFile(path: string, limit: number, reading: TextReading | 'unreadable' | undefined): DataFile {
  const read = typeof reading === 'object' ? reading : undefined;
  const columns = reading && ((read && dataColumns(path, read)) ?? 'unknown');
  return { limit, whole: read?.whole ?? true, text: read?.text, columns };
}

/** Partials name partials: each round reads what the round before made known. */
async function loadPartials(prompts: readonly FileFacts[], { texts, load }: FileStore): Promise<void> {
  for (;;) {
    const missing = new Set<string>();
    const partial = (path: string): FileFacts | undefined => {
      if (!texts.has(path)) missing.add(path);
      return texts.get(path);
    };
    for (const facts of prompts) for (const prompt of facts.prompts()) followIncludes(prompt, partial);
    if (missing.size === 0) return;
    await Promise.all([...missing].map(load));
  }
}

function dataPathsOf(prompts: readonly FileFacts[]): string[] {
  const paths = prompts.flatMap((facts) =>
    facts.prompts().flatMap(({ doc }) => {
      const { data, demos } = doc.config;
      const references = [data?.path, demos.kind === 'file' ? demos.path : undefined];
      const named = references.flatMap((path) =>
        path === undefined ? [] : (resolvePath(folderOf(doc.path), path) ?? []),
      );
      return [...named, ...valueFilesOf(doc)];
    }),
  );
  return [...new Set(paths)];
}
