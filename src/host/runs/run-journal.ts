import { closeSync, fstatSync, ftruncateSync, openSync, writeSync } from 'node:fs';
import { asHostError } from '../files/io-error.js';
import { makeOwnFolder } from '../files/own-folder.js';
import { HostError } from '../host-error.js';
import { wholeLength } from './journal-lines.js';
import { newRunId } from './run-id.js';
import type { RunHeader } from './run-line.js';
import { lockRun } from './run-lock.js';
import { besideRun, runPath } from './run-path.js';

/** An append-only file, one JSON object a line. A killed process loses nothing that `append` returned from. */
export interface RunJournal {
  readonly id: string;
  readonly path: string;
  /**
   * Writes one line in a single call to the system.
   * @throws HostError `disk-full`, `no-permission`; the journal then ends with its last whole line
   */
  append(line: object): void;
  close(): void;
}

/**
 * Starts a run: its journal holds the header before anything is paid for.
 * @throws HostError `disk-full`, `no-permission`
 */
export function createRun(
  folder: string,
  { kind, facts, now = new Date() }: { readonly kind: string; readonly facts: object; readonly now?: Date },
): RunJournal {
  const id = newRunId(now);
  const path = runPath(folder, id);
  try {
    makeOwnFolder(folder);
    const journal = locked({ id, path }, () => openSync(path, 'ax'));
    const header: RunHeader = { type: 'run', version: 1, id, kind, started: now.toISOString() };
    journal.append({ ...header, ...facts });
    return journal;
  } catch (error) {
    throw asHostError(error, path);
  }
}

/**
 * Opens a run to go on with it. A last line that was torn by a crash is cut off.
 * @throws HostError `run-not-found`, `disk-full`, `no-permission`; `run-busy` while another process works on it
 */
export function openRun(folder: string, id: string): RunJournal {
  const path = runPath(folder, id);
  wholeLength(path);
  try {
    return locked({ id, path }, () => openWhole(path));
  } catch (error) {
    throw asHostError(error, path);
  }
}

/**
 * Opens a file beside a run's journal, such as the answers the run paid for: made when missing, a torn last line cut off.
 * @throws HostError `disk-full`, `no-permission`
 */
export function openBeside({ id, path }: RunJournal, name: string): RunJournal {
  return openOther({ id, path: besideRun(path, name) });
}

/** The same anywhere. @param id of the run whose lines are added. @throws HostError as `openBeside` */
export function openOther({ id, path }: Pick<RunJournal, 'id' | 'path'>): RunJournal {
  try {
    return journalOn(openWhole(path), { id, path });
  } catch (error) {
    throw asHostError(error, path);
  }
}

/** Opens the file with the lock held, so that no line of a process still writing is taken for a torn one. */
function locked({ id, path }: Pick<RunJournal, 'id' | 'path'>, open: () => number): RunJournal {
  const unlock = lockRun(path);
  try {
    const journal = journalOn(open(), { id, path });
    return {
      ...journal,
      close() {
        journal.close();
        unlock();
      },
    };
  } catch (error) {
    unlock();
    throw error;
  }
}

/** For appending; what a crash has torn is cut off. Made when missing. */
function openWhole(path: string): number {
  const file = openSync(path, 'a');
  ftruncateSync(file, wholeLength(path));
  return file;
}

function journalOn(file: number, { id, path }: { readonly id: string; readonly path: string }): RunJournal {
  let size = fstatSync(file).size;
  let isOpen = true;
  return {
    id,
    path,
    append(line) {
      // The system may have given the number of a closed file to another one.
      if (!isOpen) throw new Error(`${path} is closed: this is a bug in Hone.`);
      const bytes = Buffer.from(`${JSON.stringify(line)}\n`);
      try {
        const written = writeSync(file, bytes);
        if (written < bytes.length) throw Object.assign(new Error('short write'), { code: 'ENOSPC' });
        size += written;
      } catch (error) {
        dropTornLine(file, size);
        throw journalError(error, { id, path });
      }
    },
    close() {
      if (isOpen) closeSync(file);
      isOpen = false;
    },
  };
}

/** Where even that fails, readers leave the torn line out. */
function dropTornLine(file: number, size: number): void {
  try {
    ftruncateSync(file, size);
  } catch {
    // The error that led here is the one to report.
  }
}

function journalError(error: unknown, { id, path }: { readonly id: string; readonly path: string }): unknown {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  if (code !== 'ENOSPC' && code !== 'EDQUOT' && code !== 'EFBIG') return asHostError(error, path);
  const message = `${path}: the disk is full. What was answered so far is kept: free some space, then go on with --resume ${id}.`;
  return new HostError('disk-full', message, error);
}
