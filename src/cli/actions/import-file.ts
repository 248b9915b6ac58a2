import { existsSync } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { basename, dirname, isAbsolute, join, relative, resolve, sep } from 'node:path';
import { importPrompt } from '../../engine/prompt/import/import-prompt.js';
import { safeName } from '../../engine/prompt/import/safe-name.js';
import { parsePrompts } from '../../engine/prompt/parse-prompt.js';
import type { PromptDoc } from '../../engine/prompt/prompt-doc.js';
import { createLineIndex } from '../../engine/text/line-index.js';
import type { Problem } from '../../engine/text/problem.js';
import { configurationFiles } from '../../host/files/configuration-files.js';
import { readText } from '../../host/files/read-text.js';
import { asHostError } from '../../host/files/io-error.js';
import { writeText } from '../../host/files/write-text.js';
import type { Host } from '../../host/host.js';
import { copyPartials } from './copy-partials.js';

/** Something that was not carried over, at its place in the source. Lines and columns count from 1. */
export interface ImportNote {
  readonly code: string;
  readonly message: string;
  readonly line: number;
  readonly column: number;
}

export interface ImportedPromptFile {
  readonly name: string;
  /** The new file; undefined where none was written. */
  readonly written: string | undefined;
  readonly data: string | undefined;
  readonly partials: readonly string[];
  /** Why it was not written. */
  readonly refused: readonly ImportNote[];
  readonly lost: readonly ImportNote[];
}

export interface ImportedFile {
  readonly path: string;
  readonly format: string;
  readonly prompts: readonly ImportedPromptFile[];
}

export interface ImportPlace {
  readonly host: Host;
  readonly cwd: string;
  readonly out: string | undefined;
  readonly force: boolean;
  /** The files of this run. */
  readonly taken: Set<string>;
}

/** Imports every prompt of a file. @throws HostError when it cannot be read, or the folder cannot be written to */
export async function importFile(path: string, place: ImportPlace): Promise<ImportedFile> {
  const text = await readText(path);
  const docs = parsePrompts(text, place.host.relativePath(path), configurationFiles(place.host.root, path));
  const prompts: ImportedPromptFile[] = [];
  for (const doc of docs) prompts.push(await importOne(doc, path, place));
  return { path: shown(path, place.cwd), format: docs[0].format, prompts };
}

async function importOne(doc: PromptDoc, path: string, place: ImportPlace): Promise<ImportedPromptFile> {
  const nothing = { name: doc.config.name, written: undefined, data: undefined, partials: [], refused: [], lost: [] };
  const refuse = (problems: readonly Problem[]): ImportedPromptFile => ({
    ...nothing,
    refused: notesOf(problems, doc),
  });
  if (doc.format === 'hone')
    return refuse([{ code: 'own-format', message: "This is a file of Hone's own format already.", span: start(doc) }]);
  if (doc.format === 'code') {
    const message = 'This is program code: `hone extract` takes the prompts out of it.';
    return refuse([{ code: 'program-code', message, span: start(doc) }]);
  }
  const folder = place.out === undefined ? dirname(path) : resolve(place.cwd, place.out);
  const target = freeName(join(folder, safeName(doc.config.name)), path, place.taken);
  const stem = basename(target, '.prompt');
  const made = importPrompt(doc, {
    stem,
    referredData: referredData(doc, path, folder),
    load: place.host.partialsOf(path),
  });
  if ('refused' in made) return refuse(made.refused);
  const data = made.data === undefined ? undefined : join(folder, `${stem}.jsonl`);
  const existing = [target, data].find((file) => file !== undefined && existsSync(file));
  if (existing !== undefined && !place.force) {
    const message = `${shown(existing, place.cwd)} exists; give --force to replace it, or --out another folder.`;
    return refuse([{ code: 'exists', message, span: start(doc) }]);
  }
  await makeFolder(folder);
  const copied = await copyPartials(doc, { path, folder, host: place.host, force: place.force });
  await writeText(target, made.text);
  if (data !== undefined && made.data !== undefined) await writeText(data, made.data);
  return {
    name: doc.config.name,
    written: shown(target, place.cwd),
    data: data && shown(data, place.cwd),
    partials: copied.partials.map((file) => shown(file, place.cwd)),
    refused: [],
    lost: notesOf([...made.lost, ...copied.lost], doc),
  };
}

function start({ range }: PromptDoc): Problem['span'] {
  return { start: range.start, end: range.start };
}

export async function makeFolder(folder: string): Promise<void> {
  try {
    await mkdir(folder, { recursive: true });
  } catch (error) {
    throw asHostError(error, folder);
  }
}

/** A name no other prompt of this run has, and which is not the source's own. */
function freeName(base: string, source: string, taken: Set<string>): string {
  let free = `${base}.prompt`;
  for (let number = 2; taken.has(free.toLowerCase()) || free === source; number++) free = `${base}-${number}.prompt`;
  taken.add(free.toLowerCase());
  return free;
}

/** The data file a prompt names, from the new file's folder. */
function referredData({ config }: PromptDoc, path: string, folder: string): string | undefined {
  if (config.data === undefined) return undefined;
  if (isAbsolute(config.data.path)) return config.data.path;
  return relative(folder, resolve(dirname(path), config.data.path))
    .split(sep)
    .join('/');
}

function notesOf(problems: readonly Problem[], doc: PromptDoc): ImportNote[] {
  const lines = createLineIndex(doc.text);
  return problems.map(({ code, message, span }) => ({ code, message, ...lines.positionAt(span.start) }));
}

function shown(path: string, cwd: string): string {
  return relative(cwd, path).split(sep).join('/');
}
