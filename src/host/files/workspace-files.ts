import { open } from 'node:fs/promises';
import { relative, sep } from 'node:path';
import type { TextReading, WorkspaceFiles } from '../../engine/language/workspace/contracts.js';
import { readBytes } from '../../engine/language/workspace/read-bytes.js';
import { isPromptName, mayHoldPrompts, promptFolders } from '../../engine/prompt/formats/prompt-names.js';
import { HostError } from '../host-error.js';
import { resolveInside } from './confine.js';
import { walkFiles } from './walk-files.js';

/** More prompts than this nobody looks through while somebody waits. */
const mostPrompts = 5000;

/** The files below a folder, as they are on disk; nothing outside is read, also not through links. */
export function diskFiles(root: string): WorkspaceFiles {
  return {
    listPrompts: () => {
      const paths: string[] = [];
      for (const file of walkFiles(root, promptFolders)) {
        const path = relative(root, file).split(sep).join('/');
        if (isPromptName(path) || mayHoldPrompts(path)) paths.push(path);
        if (paths.length > mostPrompts) break;
      }
      const complete = paths.length <= mostPrompts;
      return Promise.resolve({ paths: paths.slice(0, mostPrompts).sort(), complete });
    },
    async read(path, mostBytes) {
      const file = located(root, path);
      return file === undefined ? undefined : readStart(file, mostBytes);
    },
  };
}

function located(root: string, path: string): string | undefined {
  try {
    return resolveInside(root, root, path);
  } catch (error) {
    if (error instanceof HostError) return undefined;
    throw error;
  }
}

/** The whole file, or of a larger one its first lines. */
async function readStart(path: string, mostBytes: number): Promise<TextReading | 'unreadable' | undefined> {
  try {
    const file = await open(path);
    try {
      const buffer = new Uint8Array(mostBytes + 1);
      const { bytesRead } = await file.read(buffer, 0, buffer.length, 0);
      return readBytes(buffer.subarray(0, bytesRead), mostBytes);
    } finally {
      await file.close();
    }
  } catch {
    return 'unreadable';
  }
}
