import {
  copyFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  realpathSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, posix, resolve } from 'node:path';
import { HostError } from '../../host/host-error.js';
import { git, gitBytes } from '../git.js';

/** A repository's files as they were at a revision. Paths are from the repository's root, with `/`. */
export interface Revision {
  /** The repository's root. */
  readonly top: string;
  /** A folder in which files of the revision lie at their places, as far as they were asked for. */
  readonly folder: string;
  /** The path a file had then; undefined when it is new. `paths` are the files that may have been renamed. */
  formerPaths(paths: readonly string[]): Promise<ReadonlyMap<string, string>>;
  /** The texts of these files. */
  texts(paths: readonly string[]): ReadonlyMap<string, Buffer>;
  /** Puts a file or a folder into the folder, where there was one. What git ignores has no revisions: it is as it was. */
  fetch(path: string): void;
  /** Puts the names of all files below a path into the folder, without what is in them. */
  sketch(below: string): void;
  close(): void;
}

/** @throws HostError `bad-argument` without git, outside a repository, and for a revision it does not know */
export async function openRevision(name: string, cwd: string): Promise<Revision> {
  const top = await topOf(cwd);
  const commit = await commitOf(name, top);
  const blobs = await blobsOf(commit, top);
  const folder = realpathSync(mkdtempSync(join(tmpdir(), 'hone-since-')));
  const fetched = new Set<string>();
  const place = (path: string, content: Buffer | string): void => {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), content);
  };
  const link = (path: string): void => {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    symlinkSync(join(top, path), join(folder, path));
  };
  let known: ReadonlySet<string> | undefined;
  const folders = (): ReadonlySet<string> => (known ??= foldersOf(blobs.keys()));
  return {
    top,
    folder,
    async formerPaths(paths) {
      const added = paths.filter((path) => !blobs.has(path));
      const renamed = added.length === 0 ? new Map<string, string>() : await renames(commit, added, { top, folder });
      return new Map([...paths.filter((path) => blobs.has(path)).map((path) => [path, path] as const), ...renamed]);
    },
    texts: (paths) => readBlobs(paths, blobs, top),
    fetch(path) {
      if (fetched.has(path)) return;
      fetched.add(path);
      const blob = blobs.get(path);
      if (blob !== undefined) place(path, gitBytes(['cat-file', 'blob', blob], top));
      else if (folders().has(path)) mkdirSync(join(folder, path), { recursive: true });
      else if (isIgnored(path, top)) link(path);
    },
    sketch(below) {
      for (const path of blobs.keys())
        if ((below === '' || path.startsWith(`${below}/`)) && !existsSync(join(folder, path))) place(path, '');
    },
    close: () => {
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

async function topOf(cwd: string): Promise<string> {
  try {
    return resolve((await git(['rev-parse', '--show-toplevel'], { cwd })).replace(/\r?\n$/, ''));
  } catch (error) {
    const missing = error instanceof Error && 'code' in error && error.code === 'ENOENT';
    const reason = missing ? 'git was not found' : `${cwd} is in no git repository`;
    throw new HostError('bad-argument', `--since compares with git, and ${reason}. Leave --since out.`, error);
  }
}

async function commitOf(name: string, top: string): Promise<string> {
  try {
    const commit = await git(['rev-parse', '--verify', '--quiet', '--end-of-options', `${name}^{commit}`], {
      cwd: top,
    });
    return commit.trim();
  } catch (error) {
    throw new HostError(
      'bad-argument',
      `git knows no revision '${name}' here. Name a branch, a tag or a commit; a shallow clone has to fetch it first.`,
      error,
    );
  }
}

/** The ids of all files by their paths; what is no file, such as a link or a submodule, is left out. */
async function blobsOf(commit: string, top: string): Promise<ReadonlyMap<string, string>> {
  const list = await git(['ls-tree', '-r', '-z', '--full-tree', commit], { cwd: top });
  return new Map(
    list.split('\0').flatMap((line): [string, string][] => {
      const [, id, path] = /^100\d{3} blob (\w+)\t(.*)$/s.exec(line) ?? [];
      return id === undefined || path === undefined ? [] : [[path, id]];
    }),
  );
}

/** As git finds them, in a copy of its index that knows the new files too, whether they were added or not. */
async function renames(
  commit: string,
  added: readonly string[],
  { top, folder }: { readonly top: string; readonly folder: string },
): Promise<Map<string, string>> {
  const index = `${folder}.index`;
  const current = resolve(top, (await git(['rev-parse', '--git-path', 'index'], { cwd: top })).trim());
  if (existsSync(current)) copyFileSync(current, index);
  const call = { cwd: top, env: { GIT_INDEX_FILE: index } };
  try {
    for (let at = 0; at < added.length; at += 200)
      // A name with odd characters is a file too, and no pattern.
      await git(['--literal-pathspecs', 'add', '--intent-to-add', '--force', '--', ...added.slice(at, at + 200)], call);
    const list = await git(['diff', '--no-ext-diff', '--name-status', '-z', '-M', '--diff-filter=R', commit], call);
    return new Map(
      [...list.matchAll(/R\d*\0([^\0]*)\0([^\0]*)\0/g)].map(([, from = '', to = '']): [string, string] => [to, from]),
    );
  } finally {
    rmSync(index, { force: true });
  }
}

function readBlobs(
  paths: readonly string[],
  blobs: ReadonlyMap<string, string>,
  top: string,
): ReadonlyMap<string, Buffer> {
  const wanted = paths.flatMap((path) => blobs.get(path) ?? []);
  const output = wanted.length === 0 ? Buffer.alloc(0) : gitBytes(['cat-file', '--batch'], top, wanted.join('\n'));
  const texts = new Map<string, Buffer>();
  let at = 0;
  for (const path of paths.filter((one) => blobs.has(one))) {
    // `<id> blob <size>`, a line break, the bytes, a line break.
    const start = output.indexOf(10, at) + 1;
    const size = Number(
      output
        .subarray(at, start - 1)
        .toString('latin1')
        .split(' ')[2],
    );
    texts.set(path, output.subarray(start, start + size));
    at = start + size + 1;
  }
  return texts;
}

function foldersOf(paths: Iterable<string>): Set<string> {
  const folders = new Set<string>();
  for (const path of paths)
    for (let at = posix.dirname(path); at !== '.' && !folders.has(at); at = posix.dirname(at)) folders.add(at);
  return folders;
}

function isIgnored(path: string, top: string): boolean {
  if (path === '..' || path.startsWith('../') || !existsSync(join(top, path))) return false;
  try {
    gitBytes(['check-ignore', '--quiet', '--', path], top);
    return true;
  } catch {
    return false;
  }
}
