import { relative, sep } from 'node:path';
import { readTextSync } from './read-text.js';
import { isInside, resolveInside } from './confine.js';
import { walkFiles } from './walk-files.js';

/** Names that may be partials, and how many are suggested. */
const partialName = /\.(?:prompt|j2|jinja2?|txt|md)$/;
const mostNames = 2000;

/**
 * A partial's text, by its name from the folder of the prompt; undefined when there is none.
 * @throws HostError `outside-workspace`, and as `readText`
 */
export function readPartial(root: string, folder: string, name: string): string | undefined {
  const path = partialPath(root, folder, name);
  return path === undefined ? undefined : readTextSync(path);
}

/** Its absolute path; undefined when there is no such file. @throws HostError `outside-workspace` */
export function partialPath(root: string, folder: string, name: string): string | undefined {
  return resolveInside(isInside(root, folder) ? root : folder, folder, name);
}

/** Names under which files of the workspace can be included from `folder`, for suggestions. */
export function listPartials(root: string, folder: string): string[] {
  const names: string[] = [];
  for (const path of walkFiles(isInside(root, folder) ? root : folder)) {
    if (names.length >= mostNames) break;
    if (partialName.test(path)) names.push(relative(folder, path).split(sep).join('/'));
  }
  return names;
}
