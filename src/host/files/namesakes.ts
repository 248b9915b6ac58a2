import { closeSync, openSync, readdirSync, readSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { headerSize, writtenName } from '../../engine/lint/written-name.js';
import { isPromptName } from '../../engine/prompt/formats/prompt-names.js';

/** How long the names of a folder are taken as they were, in milliseconds: a folder of thousands is asked about thousands of times. */
const fresh = 1000;

interface Folder {
  readonly readAt: number;
  readonly files: ReadonlyMap<string, NamedFile>;
  readonly byName: ReadonlyMap<string, readonly string[]>;
}

interface NamedFile {
  readonly stamp: string;
  readonly name: string | undefined;
}

/** Finds the prompt files of a folder that give themselves a name. Of each only the beginning is read, and only when it changed. */
export function createNamesakes(now: () => number): (folder: string, name: string) => readonly string[] {
  const known = new Map<string, Folder>();
  return (folder, name) => {
    const last = known.get(folder);
    const current = last !== undefined && now() - last.readAt < fresh ? last : readFolder(folder, last, now());
    known.set(folder, current);
    return current.byName.get(name) ?? [];
  };
}

function readFolder(folder: string, last: Folder | undefined, readAt: number): Folder {
  const files = new Map(
    promptFiles(folder).map((file): [string, NamedFile] => [file, readFile(join(folder, file), last?.files.get(file))]),
  );
  const byName = new Map<string, string[]>();
  for (const [file, { name }] of files) {
    if (name === undefined) continue;
    const others = byName.get(name);
    if (others === undefined) byName.set(name, [file]);
    else others.push(file);
  }
  return { readAt, files, byName };
}

/** Links are left alone: they may lead out of the workspace. */
function promptFiles(folder: string): string[] {
  try {
    const entries = readdirSync(folder, { withFileTypes: true });
    return entries
      .filter((entry) => entry.isFile() && isPromptName(`${folder.replaceAll('\\', '/')}/${entry.name}`))
      .map(({ name }) => name)
      .sort();
  } catch {
    return [];
  }
}

function readFile(path: string, last: NamedFile | undefined): NamedFile {
  try {
    const { mtimeMs, size } = statSync(path);
    const stamp = `${mtimeMs}/${size}`;
    return last?.stamp === stamp ? last : { stamp, name: nameIn(path) };
  } catch {
    return { stamp: '', name: undefined };
  }
}

/** The name that a prompt file gives itself; undefined where it has none, or cannot be read. */
export function nameIn(path: string): string | undefined {
  try {
    const file = openSync(path, 'r');
    try {
      const buffer = Buffer.alloc(headerSize);
      return writtenName(buffer.toString('utf8', 0, readSync(file, buffer, 0, headerSize, 0)));
    } finally {
      closeSync(file);
    }
  } catch {
    return undefined;
  }
}
