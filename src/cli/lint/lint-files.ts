import { relative, sep } from 'node:path';
import { writeText } from '../../host/files/write-text.js';
import { HostError } from '../../host/host-error.js';
import { type CacheEntries, type LintCache, openLintCache, readLintCache } from '../../host/lint/lint-cache.js';
import { type LintedText, type LintSource, lintText } from '../../host/lint/lint-text.js';
import type { OpenedHost } from '../../host/open-host.js';
import { explainError } from '../explain-error.js';
import type { LintedFile } from '../linted-file.js';
import type { Terminal } from '../terminal.js';
import type { Workspaces } from '../workspaces.js';
import type { LintArguments } from './lint-arguments.js';
import { lintInThreads, threadsFor } from './lint-pool.js';
import type { LintProgress } from './lint-progress.js';
import { takesInput } from './paths-to-lint.js';

export interface LintRun {
  readonly options: LintArguments;
  readonly workspaces: Workspaces;
  readonly terminal: Terminal;
  readonly progress: LintProgress;
  /** What an earlier run kept in memory; without it the disk is asked. */
  readonly memory?: LintMemory | undefined;
}

/** By the root of a workspace. */
export type LintMemory = Map<string, CacheEntries>;

export interface LintedFiles {
  /** In the order of the paths. */
  readonly files: readonly LintedFile[];
  /** How many could not be read, or not be mended. */
  readonly failures: number;
  /** The paths of those that were checked anew, not taken from the cache. */
  readonly fresh: ReadonlySet<string>;
}

/** Fewer files are checked before a cache of them is read, and leave nothing behind in the workspace. */
const fewestCached = 200;
/** Below this many files threads take longer to start than they save. */
const fewestParallel = 400;
const readAtOnce = 64;

/** Another build of Hone may find something else; the bundler puts a hash of the code into this file's name. */
const build = import.meta.url.slice(import.meta.url.lastIndexOf('/') + 1);

/** Checks files, from the cache where nothing they depend on changed, in several threads where there are many. */
export async function lintFiles(paths: readonly string[], run: LintRun): Promise<LintedFiles> {
  const sources = await readSources(paths, run);
  const { results: linted, fresh } = await lintSources(sources, run);
  const files = sources.flatMap(({ shownPath }, i): LintedFile[] => {
    const result = linted[i];
    return result === undefined ? [] : [{ path: shownPath, text: result.text, findings: result.findings }];
  });
  return { files, failures: paths.length - files.length, fresh };
}

interface LintedSources extends Pick<LintedFiles, 'fresh'> {
  readonly results: readonly (LintedText | undefined)[];
}

async function lintSources(sources: readonly LintSource[], run: LintRun): Promise<LintedSources> {
  const { options, workspaces, progress } = run;
  const hosts = await Promise.all(sources.map(({ path }) => workspaces.of(path)));
  const caches = cachesFor(sources, run);
  const results = sources.map((source, i) => cached(source, caches(hosts[i]), options));
  const left = sources.flatMap((source, i) => (results[i] === undefined ? [{ source, host: hosts[i], i }] : []));
  const take = (index: number, linted: LintedText): void => {
    const place = left[index];
    if (place === undefined) return;
    results[place.i] = linted;
    if (linted.text === place.source.text) caches(place.host)?.keep(place.source, linted);
    progress.add(1);
  };
  progress.start(sources.length, sources.length - left.length);
  await lintLeft(left, run, take);
  progress.end();
  if (run.memory === undefined) await saveAll(new Set(hosts.map(caches)), run.terminal);
  return { results, fresh: new Set(left.map(({ source }) => source.shownPath)) };
}

interface Left {
  readonly source: LintSource;
  readonly host: OpenedHost | undefined;
}

async function lintLeft(
  left: readonly Left[],
  { options, terminal }: LintRun,
  take: (index: number, linted: LintedText) => void,
): Promise<void> {
  // A prompt may include another one that is mended: one after another, so that the outcome is always the same.
  const threads = options.fix ? 1 : (options.threads ?? threadsFor(left.length, fewestParallel));
  if (threads > 1) {
    const sources = left.map(({ source }) => source);
    await lintInThreads(sources, { threads, cwd: terminal.cwd }, take);
    return;
  }
  for (const [index, { source, host }] of left.entries()) {
    if (host === undefined) continue;
    await orNote(terminal, async () => {
      const linted = lintText(host, source, options.fix);
      if (linted.text !== source.text) await writeText(source.path, linted.text);
      take(index, linted);
    });
  }
}

type CacheOf = (host: OpenedHost | undefined) => LintCache | undefined;

function cachesFor(sources: readonly LintSource[], { options: { cache, stdin }, memory }: LintRun): CacheOf {
  const isKept = memory !== undefined || (cache ?? sources.length >= fewestCached);
  if (!isKept || stdin) return () => undefined;
  const opened = new Map<OpenedHost, LintCache>();
  return (host) => {
    if (host === undefined) return undefined;
    const known = opened.get(host) ?? openLintCache(host, build, memory && entriesIn(memory, host.root, cache));
    opened.set(host, known);
    return known;
  };
}

function entriesIn(memory: LintMemory, root: string, cache: boolean | undefined): CacheEntries {
  const entries = memory.get(root) ?? (cache === false ? new Map<string, string>() : readLintCache(root));
  memory.set(root, entries);
  return entries;
}

/** What is to be mended is read anew. */
function cached(source: LintSource, cache: LintCache | undefined, { fix }: LintArguments): LintedText | undefined {
  const findings = cache?.find(source);
  if (findings === undefined || (fix && findings.some((finding) => finding.fix !== undefined))) return undefined;
  return { text: source.text, findings, questions: [] };
}

/** Findings do not depend on whether they can be kept. */
async function saveAll(caches: ReadonlySet<LintCache | undefined>, terminal: Terminal): Promise<void> {
  for (const cache of caches) await orNote(terminal, async () => cache?.save());
}

/** The texts of files; those that cannot be read are said and left out. */
export async function readSources(paths: readonly string[], run: LintRun): Promise<LintSource[]> {
  const sources: LintSource[] = [];
  for (let at = 0; at < paths.length; at += readAtOnce) {
    const reading = paths.slice(at, at + readAtOnce).map(async (path) => readSource(path, run));
    await Promise.allSettled(reading);
    for (const one of reading)
      await orNote(run.terminal, async () => {
        sources.push(await one);
      });
  }
  return sources;
}

/** What cannot be done with one file must not hide what is wrong with the others. */
async function orNote(terminal: Terminal, work: () => Promise<void>): Promise<void> {
  try {
    await work();
  } catch (error) {
    if (!(error instanceof HostError)) throw error;
    terminal.note(explainError(error, false));
  }
}

async function readSource(path: string, { options, workspaces, terminal }: LintRun): Promise<LintSource> {
  const shownPath = slashed(relative(terminal.cwd, path)) || path;
  if (takesInput(options)) return { path, shownPath, text: await terminal.readInput() };
  return { path, shownPath, text: await (await workspaces.of(path)).readText(path) };
}

function slashed(path: string): string {
  return sep === '/' ? path : path.replaceAll(sep, '/');
}
