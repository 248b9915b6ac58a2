import { HostError } from '../host-error.js';
import { firstLine, wholeLines } from './journal-lines.js';
import type { RunHeader } from './run-line.js';
import { runPath } from './run-path.js';

/**
 * The first line of a run.
 * @throws HostError `run-not-found`, `no-permission`, `bad-data` when it does not describe a run
 */
export function readRunHeader(folder: string, id: string): RunHeader {
  return readHeaderAt(runPath(folder, id));
}

/** The same of a journal wherever it lies. @throws HostError as `readRunHeader` */
export function readHeaderAt(path: string): RunHeader {
  const header = parseLine(firstLine(path) ?? '');
  if (!isHeader(header)) {
    throw new HostError('bad-data', `${path}: the first line does not describe a run. Delete the file and start anew.`);
  }
  return header;
}

/**
 * Streams the lines of a run after its first one. A line that is no JSON object is left out, as if it had never been
 * written: a resumed run does its work again.
 * @throws HostError `run-not-found`, `no-permission`
 */
export function readRun(folder: string, id: string): AsyncGenerator<{ readonly type: string }, void> {
  return readLinesAt(runPath(folder, id));
}

/** The same of a journal wherever it lies. @throws HostError as `readRun` */
export async function* readLinesAt(path: string): AsyncGenerator<{ readonly type: string }, void> {
  let isFirst = true;
  for await (const text of wholeLines(path)) {
    const line = isFirst ? undefined : parseRunLine(text);
    isFirst = false;
    if (line !== undefined) yield line;
  }
}

/** A line as it stands in a file. Undefined when it is none of Hone's. */
export function parseRunLine(text: string): { readonly type: string } | undefined {
  const line = parseLine(text);
  return hasType(line) ? line : undefined;
}

function parseLine(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function hasType(line: unknown): line is { readonly type: string } {
  return typeof line === 'object' && line !== null && 'type' in line && typeof line.type === 'string';
}

function isHeader(line: unknown): line is RunHeader {
  return hasType(line) && line.type === 'run' && 'kind' in line && 'version' in line && line.version === 1;
}
