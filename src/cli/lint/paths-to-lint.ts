import { resolve } from 'node:path';
import { globMatcher } from '../../host/files/glob-matcher.js';
import { HostError } from '../../host/host-error.js';
import { findPromptFiles, type IsListed } from '../find-prompt-files.js';
import type { OpenedHost } from '../../host/open-host.js';
import type { Workspaces } from '../workspaces.js';
import type { LintArguments } from './lint-arguments.js';

/** The absolute paths of what is checked, in the order in which it is reported. @throws HostError `bad-argument`, `not-found` */
export async function pathsToLint(
  paths: readonly string[],
  options: LintArguments,
  workspaces: Workspaces,
  cwd: string,
): Promise<readonly string[]> {
  if (takesInput(options)) return [inputPath(paths, options, cwd)];
  const found = await findPromptFiles(paths.length > 0 ? paths : ['.'], cwd, listedCode(workspaces));
  const named = new Set(paths.map((path) => resolve(cwd, path)));
  const kept = await Promise.all(found.map(async (path) => named.has(path) || !(await isIgnored(path, workspaces))));
  return found.filter((_, i) => kept[i]);
}

/** Whether the text comes on standard input. */
export function takesInput({ stdin, stdinFilename }: LintArguments): boolean {
  return stdin === true || stdinFilename !== undefined;
}

function inputPath(paths: readonly string[], { fix, stdinFilename }: LintArguments, cwd: string): string {
  if (fix)
    throw new HostError('bad-argument', 'Standard input cannot be mended in place. Leave out --fix, or name a file.');
  if (paths.length > 0) throw new HostError('bad-argument', 'Give either paths or --stdin, not both.');
  return resolve(cwd, stdinFilename ?? 'stdin.prompt');
}

/** Program code in a folder is looked into where the configuration says so: most of it holds no prompt. */
function listedCode(workspaces: Workspaces): IsListed {
  const matchers = new Map<OpenedHost, (path: string) => boolean>();
  return async (path) => {
    const host = await workspaces.of(path);
    const matches = matchers.get(host) ?? (host.config.code.length > 0 ? globMatcher(host.config.code) : () => false);
    matchers.set(host, matches);
    return matches(host.relativePath(path));
  };
}

async function isIgnored(path: string, workspaces: Workspaces): Promise<boolean> {
  const host = await workspaces.of(path);
  return host.config.ignore.length > 0 && globMatcher(host.config.ignore)(host.relativePath(path));
}
