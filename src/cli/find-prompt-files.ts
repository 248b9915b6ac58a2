import { execFile } from 'node:child_process';
import type { Dirent, Stats } from 'node:fs';
import { readdir, stat } from 'node:fs/promises';
import { join, relative, resolve, sep } from 'node:path';
import { promisify } from 'node:util';
import picomatch from 'picomatch';
import { formatOf } from '../engine/prompt/parse-prompt.js';
import { isCode } from '../engine/prompt/formats/code/code-names.js';
import { isPromptName, mayHoldPrompts, promptFolders } from '../engine/prompt/formats/prompt-names.js';
import { globMatcher } from '../host/files/glob-matcher.js';
import { readText } from '../host/files/read-text.js';
import { HostError } from '../host/host-error.js';

/**
 * The prompt files that paths, folders and globs name: absolute, sorted, each once. Folders and globs leave out what
 * git ignores, `node_modules` and hidden folders but those in which tools keep prompts; a file that is named outright is
 * always taken.
 * @throws HostError `not-found` for a path that does not exist and for a folder or glob without a prompt
 */
export async function findPromptFiles(
  paths: readonly string[],
  cwd: string,
  isListedCode: IsListed = () => Promise.resolve(false),
): Promise<string[]> {
  const found = await Promise.all(paths.map((path) => filesOf(path, { cwd, isListedCode })));
  return [...new Set(found.flat())].sort();
}

/** Whether a file of program code in a folder is one to look into. */
export type IsListed = (path: string) => Promise<boolean>;

interface Search {
  readonly cwd: string;
  readonly isListedCode: IsListed;
}

async function filesOf(path: string, { cwd, isListedCode }: Search): Promise<string[]> {
  const absolute = resolve(cwd, path);
  const stats = await statOf(absolute);
  if (stats?.isDirectory() === true) {
    const prompts = await promptsAmong(await filesBelow(absolute), isListedCode);
    if (prompts.length > 0) return prompts;
    throw new HostError(
      'not-found',
      `There is no prompt file below ${path}. Name a file, or make one with 'hone init'.`,
    );
  }
  if (stats !== undefined) return [absolute];
  if (!picomatch.scan(path).isGlob) {
    throw new HostError('not-found', `${path} does not exist. Check the path; it is relative to ${cwd}.`);
  }
  return matching(path, cwd);
}

async function promptsAmong(files: readonly string[], isListedCode: IsListed): Promise<string[]> {
  const chosen = await Promise.all(files.map((file) => isPrompt(file, isListedCode)));
  return files.filter((_, i) => chosen[i]);
}

async function isPrompt(file: string, isListedCode: IsListed): Promise<boolean> {
  const path = slashed(file);
  if (isPromptName(path)) return true;
  if (isCode(path)) return isListedCode(file);
  if (!mayHoldPrompts(path)) return false;
  try {
    // The last reader takes whatever no other one knows.
    return formatOf(await readText(file), path) !== 'hone';
  } catch {
    // Nobody named it, so that it cannot be read is nobody's concern.
    return false;
  }
}

async function matching(glob: string, cwd: string): Promise<string[]> {
  const { base, glob: pattern } = picomatch.scan(slashed(glob));
  const folder = resolve(cwd, base);
  const matches = globMatcher([pattern]);
  const files = (await statOf(folder))?.isDirectory() === true ? await filesBelow(folder) : [];
  const matched = files.filter((file) => matches(slashed(relative(folder, file))));
  if (matched.length > 0) return matched;
  throw new HostError('not-found', `No file matches ${glob}. Check the pattern; it is relative to ${cwd}.`);
}

async function statOf(path: string): Promise<Stats | undefined> {
  try {
    return await stat(path);
  } catch {
    return undefined;
  }
}

/** As git sees the folder, where there is a repository: its own rules decide what is ignored. */
async function filesBelow(folder: string): Promise<string[]> {
  const walked = await walk(folder);
  const ignored = await ignoredByGit(folder, walked);
  return walked.filter((file) => !ignored.has(file));
}

async function walk(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { withFileTypes: true });
  const lists = await Promise.all(entries.map((entry) => below(join(folder, entry.name), entry)));
  return lists.flat();
}

async function below(path: string, entry: Dirent): Promise<string[]> {
  if (entry.isDirectory()) return isSkippedFolder(entry.name) ? [] : walk(path);
  // A link to a folder is not followed: it could lead round in a circle.
  return entry.isFile() || (entry.isSymbolicLink() && (await statOf(path))?.isFile() === true) ? [path] : [];
}

/** Folders whose files nobody means by naming a folder above them. */
export function isSkippedFolder(folder: string): boolean {
  return folder === 'node_modules' || (folder.startsWith('.') && !promptFolders.includes(folder));
}

/** None where git or a repository is missing. */
async function ignoredByGit(folder: string, files: readonly string[]): Promise<ReadonlySet<string>> {
  if (files.length === 0) return new Set();
  const list = ['ls-files', '--others', '--ignored', '--exclude-standard', '--directory', '-z'];
  try {
    const { stdout } = await promisify(execFile)('git', list, { cwd: folder, maxBuffer: 64_000_000 });
    const ignored = new Set(stdout.split('\0').filter((name) => name !== ''));
    const folders = [...ignored].filter((name) => name.endsWith('/'));
    const isIgnored = (name: string): boolean => ignored.has(name) || folders.some((prefix) => name.startsWith(prefix));
    return new Set(files.filter((file) => isIgnored(slashed(relative(folder, file)))));
  } catch {
    return new Set();
  }
}

function slashed(path: string): string {
  return sep === '/' ? path : path.replaceAll(sep, '/');
}
