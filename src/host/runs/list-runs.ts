import { readdirSync } from 'node:fs';
import { HostError } from '../host-error.js';
import { readRunHeader } from './read-run.js';
import { isRunId } from './run-id.js';
import type { RunHeader } from './run-line.js';

/** The runs of a workspace, newest first, by their first lines; files that are no runs are left out. */
export function listRuns(folder: string): RunHeader[] {
  return runIds(folder).flatMap((id) => headerOf(folder, id) ?? []);
}

/** Names of journals, newest first. */
export function runIds(folder: string): string[] {
  try {
    return readdirSync(folder)
      .filter((name) => name.endsWith('.jsonl'))
      .map((name) => name.slice(0, -'.jsonl'.length))
      .filter(isRunId)
      .sort()
      .reverse();
  } catch {
    return [];
  }
}

function headerOf(folder: string, id: string): RunHeader | undefined {
  try {
    return readRunHeader(folder, id);
  } catch (error) {
    if (error instanceof HostError) return undefined;
    throw error;
  }
}
