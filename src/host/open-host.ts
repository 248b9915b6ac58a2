import { existsSync } from 'node:fs';
import { dirname, join, relative, resolve, sep } from 'node:path';
import type { Row } from '../engine/dataset/row.js';
import { findRoot } from './config/find-root.js';
import { readConfig } from './config/read-config.js';
import { attachFiles } from './data/attach-files.js';
import { foldersOf } from './data/find-data.js';
import { openRows } from './data/open-rows.js';
import { isInside } from './files/confine.js';
import { readPartial } from './files/partials.js';
import { onlyPrompt, readPrompts } from './files/read-prompts.js';
import { readText } from './files/read-text.js';
import type { Host, ReadSecret } from './host.js';
import { HostError } from './host-error.js';
import { lintWorkspace } from './lint-workspace.js';
import { createModels, type Models } from './models/create-models.js';
import type { ListEditorModels } from './models/editor-models.js';
import { keyVariablesOf } from './models/providers.js';
import type { ProxyFor } from './models/proxy-for.js';

export interface OpenHostOptions {
  /** Absolute. */
  readonly startFolder: string;
  readonly readSecret: ReadSecret;
  /** Which proxy a request goes through; none when absent, as inside VS Code, which sees to it itself. */
  readonly proxyFor?: ProxyFor | undefined;
  /** The editor's own models; absent where Hone runs in none. */
  readonly editorModels?: ListEditorModels | undefined;
  /** Told of what goes wrong beside the work, such as a cache that cannot be written. */
  readonly onProblem?: (problem: HostError) => void;
  /** How long one attempt at a call may take; 120 s when absent. */
  readonly timeoutMs?: number | undefined;
}

export interface OpenedHost extends Host {
  listModels: Models['list'];
  /** Closes the answer cache. */
  close(): void;
}

/** Opens the workspace around `startFolder`. @throws HostError `bad-config` */
export async function openHost({
  startFolder,
  readSecret,
  proxyFor,
  editorModels,
  onProblem,
  timeoutMs,
}: OpenHostOptions): Promise<OpenedHost> {
  const start = resolve(startFolder);
  const root = findRoot(start);
  const config = await shortened(start, readConfig(root));
  const models = createModels({
    config,
    readSecret,
    proxyFor,
    editorModels,
    cacheFolder: join(root, '.hone', 'cache'),
    ...(onProblem && { onProblem }),
    ...(timeoutMs !== undefined && { timeoutMs }),
  });
  const relativePath = (path: string): string => toRelative(root, resolve(start, path));
  const environment = { env: readSecret, keyVariables: keyVariablesOf(config) };
  const reach = { root, folder: start, relativePath, environment };
  const folderOf = (promptPath: string): string => dirname(promptLocation(root, start, promptPath));
  return {
    root,
    config,
    runsFolder: join(root, '.hone', 'runs'),
    relativePath,
    resolve: (promptPath, reference) => resolve(folderOf(promptPath), reference),
    readText: (path) => shortened(start, readText(resolve(start, path))),
    readPrompts: (address) => shortened(start, readPrompts(address, reach)),
    readPrompt: async (address) => onlyPrompt(await shortened(start, readPrompts(address, reach))),
    partialsOf: (promptPath) => (name) => readPartial(root, folderOf(promptPath), name),
    lintWorkspaceOf: (promptPath) => lintWorkspace(root, folderOf(promptPath)),
    openRows: (path) => shortenedRows(start, openRows(resolve(start, path))),
    attachFiles: (items, kinds, file) =>
      attachFiles(items, kinds, { root, folderOf: rowFolders(root, resolve(start, file)) }),
    model: (id, options) => models.model(id, options),
    listModels: () => models.list(),
    close: () => models.close(),
  };
}

/** Where the paths in rows start: beside their file, or at the workspace where they came from standard input. */
function rowFolders(root: string, data: string): (row: Row) => string {
  return isInside(join(root, '.hone', 'input'), data) ? () => root : foldersOf(data);
}

/** A `doc.path` is relative to the root, what a user types to where the user stands; the file that exists is meant. */
function promptLocation(root: string, start: string, path: string): string {
  const fromRoot = resolve(root, path);
  return existsSync(fromRoot) ? fromRoot : resolve(start, path);
}

function toRelative(root: string, path: string): string {
  return isInside(root, path) ? relative(root, path).split(sep).join('/') : path.split(sep).join('/');
}

/** Errors name files as the user would from the start folder. */
async function shortened<T>(start: string, work: Promise<T>): Promise<T> {
  try {
    return await work;
  } catch (error) {
    throw shortError(start, error);
  }
}

async function* shortenedRows<T>(start: string, rows: AsyncIterable<T>): AsyncGenerator<T> {
  try {
    yield* rows;
  } catch (error) {
    throw shortError(start, error);
  }
}

function shortError(start: string, error: unknown): unknown {
  if (!(error instanceof HostError)) return error;
  return new HostError(error.kind, error.message.replaceAll(start + sep, ''), error.cause);
}
