import { type Dirent, readdirSync } from 'node:fs';
import { join } from 'node:path';

const skipped: ReadonlySet<string> = new Set(['node_modules', 'dist', 'out', 'build', 'target', 'venv']);
const mostFolders = 500;

/**
 * The files below a folder, those in nearer folders first; links are not followed. It stops after so many folders: no
 * question an editor asks is worth walking a whole disk. `hidden` are the folders with a dot that are looked into.
 */
export function* walkFiles(root: string, hidden: readonly string[] = []): Generator<string> {
  const folders = [root];
  for (let at = 0; at < folders.length && at < mostFolders; at++) {
    const current = folders[at] ?? root;
    for (const entry of entriesOf(current)) {
      const path = join(current, entry.name);
      if (entry.isDirectory() && isWalked(entry.name, hidden)) folders.push(path);
      if (entry.isFile()) yield path;
    }
  }
}

function isWalked(folder: string, hidden: readonly string[]): boolean {
  return folder.startsWith('.') ? hidden.includes(folder) : !skipped.has(folder);
}

function entriesOf(folder: string): Dirent[] {
  try {
    return readdirSync(folder, { withFileTypes: true });
  } catch {
    return [];
  }
}
