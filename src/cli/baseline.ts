import { resolve } from 'node:path';
import { HostError } from '../host/host-error.js';
import { readText } from '../host/files/read-text.js';
import { writeText } from '../host/files/write-text.js';
import { countPrints, findingsBeyond, fingerprints } from './fingerprints.js';
import type { LintedFile } from './linted-file.js';
import type { Terminal } from './terminal.js';
import { counted } from './wording.js';

/** How often each known finding occurs, by file and fingerprint. */
interface Baseline {
  readonly version: 1;
  readonly files: Readonly<Record<string, Readonly<Record<string, number>>>>;
}

/**
 * Leaves out the findings the baseline file records; without such a file, records all of them in a new one.
 * @throws HostError `bad-argument` when the file is no baseline
 */
export async function applyBaseline(
  files: readonly LintedFile[],
  name: string,
  terminal: Terminal,
): Promise<readonly LintedFile[]> {
  const path = resolve(terminal.cwd, name);
  const known = await readBaseline(path, name);
  if (known !== undefined)
    return files.map((file) => ({ ...file, findings: findingsBeyond(file, known.files[file.path] ?? {}) }));
  await writeText(path, `${JSON.stringify(baselineOf(files), undefined, 2)}\n`);
  const total = files.reduce((sum, { findings }) => sum + findings.length, 0);
  terminal.note(`Recorded ${counted(total, 'finding')} in ${name}; from now on only new ones are reported.\n`);
  return files.map((file) => ({ ...file, findings: [] }));
}

async function readBaseline(path: string, name: string): Promise<Baseline | undefined> {
  const text = await readText(path).catch((error: unknown) => {
    if (error instanceof HostError && error.kind === 'not-found') return undefined;
    throw error;
  });
  if (text === undefined) return undefined;
  const parsed = parse(text);
  if (isBaseline(parsed)) return parsed;
  throw new HostError(
    'bad-argument',
    `${name} is not a baseline Hone wrote. Name another file, or delete it to record a new one.`,
  );
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function isBaseline(value: unknown): value is Baseline {
  return typeof value === 'object' && value !== null && 'version' in value && value.version === 1 && 'files' in value;
}

function baselineOf(files: readonly LintedFile[]): Baseline {
  return { version: 1, files: Object.fromEntries(files.flatMap((file) => countsOf(file))) };
}

function countsOf(file: LintedFile): [string, Record<string, number>][] {
  return file.findings.length === 0 ? [] : [[file.path, countPrints(fingerprints(file))]];
}
