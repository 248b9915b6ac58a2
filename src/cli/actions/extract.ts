import { existsSync } from 'node:fs';
import { basename, dirname, extname, join, relative, resolve, sep } from 'node:path';
import { isCode } from '../../engine/prompt/formats/code/code-names.js';
import { type ExtractedPrompt, extractPrompts } from '../../engine/prompt/import/extract-prompts.js';
import { safeName } from '../../engine/prompt/import/safe-name.js';
import { parsePrompt } from '../../engine/prompt/parse-prompt.js';
import { createLineIndex, type LineIndex } from '../../engine/text/line-index.js';
import type { Problem } from '../../engine/text/problem.js';
import { readText } from '../../host/files/read-text.js';
import { writeText } from '../../host/files/write-text.js';
import { HostError } from '../../host/host-error.js';
import { exitCodes, type ExitCode } from '../exit-codes.js';
import { findPromptFiles } from '../find-prompt-files.js';
import type { ExtractedFile, ExtractedPromptFile } from '../extracted-file.js';
import { extractJson } from '../reporters/extract-json.js';
import { extractText } from '../reporters/extract-text.js';
import type { Terminal } from '../terminal.js';
import { paletteFor } from '../palette.js';
import { type ImportNote, makeFolder } from './import-file.js';

export interface ExtractArguments {
  readonly out?: string;
  readonly format: 'text' | 'json';
}

interface Place {
  readonly cwd: string;
  readonly out: string | undefined;
  /** The files of this run. */
  readonly taken: Set<string>;
}

/** @throws HostError when a file cannot be read or is no program code, or the folder cannot be written to */
export async function extractFiles(
  paths: readonly string[],
  { out, format }: ExtractArguments,
  terminal: Terminal,
): Promise<ExitCode> {
  const place = { cwd: terminal.cwd, out, taken: new Set<string>() };
  const files: ExtractedFile[] = [];
  const found = await findPromptFiles(paths, terminal.cwd);
  // Before anything is written.
  for (const path of found) checkName(path, terminal.cwd);
  for (const path of found) files.push(await extractFile(path, place));
  terminal.print(format === 'json' ? extractJson(files) : extractText(files, paletteFor(terminal.color)));
  const failed = files.some(
    ({ prompts, fault }) => fault !== undefined || prompts.some(({ written }) => written === undefined),
  );
  return failed ? exitCodes.findings : exitCodes.fine;
}

function checkName(path: string, cwd: string): void {
  if (isCode(path)) return;
  const advice = "Name Python, TypeScript or JavaScript files; 'hone import' reads prompt files.";
  throw new HostError('bad-argument', `${shown(path, cwd)} is no program code. ${advice}`);
}

async function extractFile(path: string, place: Place): Promise<ExtractedFile> {
  const text = await readText(path);
  const doc = parsePrompt(text, shown(path, place.cwd));
  const lines = createLineIndex(text);
  const fault = doc.code?.fault;
  const prompts: ExtractedPromptFile[] = [];
  for (const prompt of extractPrompts(doc)) prompts.push(await writeOne(prompt, { path, lines }, place));
  const note = fault && noteOf({ code: 'not-readable', ...fault }, lines);
  return { path: shown(path, place.cwd), prompts, fault: note };
}

interface Source {
  readonly path: string;
  readonly lines: LineIndex;
}

async function writeOne(prompt: ExtractedPrompt, { path, lines }: Source, place: Place): Promise<ExtractedPromptFile> {
  const { name, caller, span, text, lost } = prompt;
  const known = { name, caller, ...lines.positionAt(span.start) };
  const notes = (problems: readonly Problem[]): ImportNote[] => problems.map((problem) => noteOf(problem, lines));
  if (text === undefined) return { ...known, written: undefined, refused: notes(prompt.refused), lost: [] };
  const folder = place.out === undefined ? dirname(path) : resolve(place.cwd, place.out);
  const own = basename(path, extname(path));
  const target = freeName(join(folder, safeName(name === own ? own : `${own}-${name}`)), place.taken);
  if (existsSync(target)) {
    const message = `${shown(target, place.cwd)} exists and is left as it is; give --out another folder, or remove it.`;
    return { ...known, written: undefined, refused: notes([{ code: 'exists', message, span }]), lost: [] };
  }
  await makeFolder(folder);
  await writeText(target, text);
  return { ...known, written: shown(target, place.cwd), refused: [], lost: notes(lost) };
}

/** A name no other prompt of this run has. */
function freeName(base: string, taken: Set<string>): string {
  let free = `${base}.prompt`;
  for (let number = 2; taken.has(free.toLowerCase()); number++) free = `${base}-${number}.prompt`;
  taken.add(free.toLowerCase());
  return free;
}

function noteOf({ code, message, span }: Problem, lines: LineIndex): ImportNote {
  return { code, message, ...lines.positionAt(span.start) };
}

function shown(path: string, cwd: string): string {
  return relative(cwd, path).split(sep).join('/');
}
