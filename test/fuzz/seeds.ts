import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';

export interface Seed {
  /** The name that decides the format. */
  readonly path: string;
  readonly text: string;
}

const root = fileURLToPath(new URL('../..', import.meta.url));
const largestSeed = 20_000;

/** Real files to start from: the examples, the fixtures and, where they are there, the shared corpus. */
export function startingSeeds(): Seed[] {
  const folders = ['examples', 'test/fixtures', '../shared/corpus/prompts'].map((folder) => join(root, folder));
  return folders
    .flatMap((folder) => (existsSync(folder) ? filesBelow(folder) : []))
    .filter((file) => /\.(?:prompt|prompty|poml|md|mdc|ya?ml|txt|j2|jinja2?|hbs|mustache|py|mjs)$/.test(file))
    .map((file) => ({ path: basename(file), text: readFileSync(file, 'utf8') }))
    .filter(({ text }) => text.length <= largestSeed);
}

/** Texts that once broke a reader, `<number>--<file name>` each: they are read again by the tests. */
const keptFolder = join(root, 'test/fixtures/fuzz');

export function keptSeeds(): Seed[] {
  return readdirSync(keptFolder)
    .filter((name) => name.includes('--'))
    .map((name) => ({ path: name.slice(name.indexOf('--') + 2), text: readFileSync(join(keptFolder, name), 'utf8') }));
}

function filesBelow(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .sort();
}
