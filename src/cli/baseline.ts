import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { HostError } from '../host/host-error.js';
import { readText } from '../host/files/read-text.js';
import { writeText } from '../host/files/write-text.js';
import { countPrints, findingsBeyond, fingerprints } from './fingerprints.js';
import type { LintedFile } from './linted-file.js';
import type { Terminal } from './terminal.js';
import { counted } from '../host/reports/wording.js';

/** How often each known finding occurs, by file and fingerprint. */
interface Baseline {
  readonly version: 1;
  readonly files: Readonly<Record<string, Readonly<Record<string, number>>>>;
}

export interface BaselineUse {
  /** The file, as the user named it. */
  readonly name: string;
  /** Drops the entries that match no finding any more. */
  readonly update?: true | undefined;
}

/**
 * Leaves out the findings the baseline file records; without such a file, records all of them in a new one. Entries that
 * match nothing any more are named, or dropped where that is asked for: what was mended once must not come back unseen.
 * @throws HostError `bad-argument` when the file is no baseline
 */
export async function applyBaseline(
  files: readonly LintedFile[],
  { name, update }: BaselineUse,
  terminal: Terminal,
): Promise<readonly LintedFile[]> {
  const path = resolve(terminal.cwd, name);
  const known = await readBaseline(path, name);
  if (known === undefined) {
    await writeBaseline(path, baselineOf(files));
    const total = files.reduce((sum, { findings }) => sum + findings.length, 0);
    terminal.note(`Recorded ${counted(total, 'finding')} in ${name}; from now on only new ones are reported.\n`);
    return files.map((file) => ({ ...file, findings: [] }));
  }
  const used = usedOf(known, files, terminal.cwd);
  const unused = sizeOf(known) - sizeOf(used);
  if (unused > 0 && update) await writeBaseline(path, used);
  if (unused > 0) terminal.note(unusedNote(unused, name, update));
  return files.map((file) => ({ ...file, findings: findingsBeyond(file, known.files[file.path] ?? {}) }));
}

function unusedNote(unused: number, name: string, update: true | undefined): string {
  if (update) return `Dropped ${entries(unused)} of ${name} that matched no finding any more.\n`;
  const match = unused === 1 ? 'matches' : 'match';
  return `${entries(unused)} of ${name} ${match} no finding any more; --baseline-update drops what is mended.\n`;
}

function entries(count: number): string {
  return count === 1 ? '1 entry' : `${count.toLocaleString('en-US')} entries`;
}

/** What of the baseline still has its finding. Nothing is known of a file that exists and was not checked: it stays. */
function usedOf(known: Baseline, files: readonly LintedFile[], cwd: string): Baseline {
  const checked = new Map(files.map((file) => [file.path, countPrints(fingerprints(file))]));
  const kept = Object.entries(known.files).flatMap(([path, counts]): [string, Record<string, number>][] => {
    const found = checked.get(path);
    if (found === undefined) return existsSync(resolve(cwd, path)) ? [[path, { ...counts }]] : [];
    const left = Object.entries(counts)
      .map(([print, count]): [string, number] => [print, Math.min(count, found[print] ?? 0)])
      .filter(([, count]) => count > 0);
    return left.length === 0 ? [] : [[path, Object.fromEntries(left)]];
  });
  return { version: 1, files: Object.fromEntries(kept) };
}

function sizeOf({ files }: Baseline): number {
  return Object.values(files)
    .flatMap((counts) => Object.values(counts))
    .reduce((sum, count) => sum + count, 0);
}

async function writeBaseline(path: string, baseline: Baseline): Promise<void> {
  await writeText(path, `${JSON.stringify(baseline, undefined, 2)}\n`);
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
