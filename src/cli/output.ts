import { closeSync, mkdirSync, openSync, writeSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { asHostError } from '../host/files/io-error.js';
import type { Terminal } from './terminal.js';

/** Where a report goes: standard output, or the file of `--out`. */
export interface Output {
  print(text: string): void;
  close(): void;
}

/** @throws HostError when the file cannot be written */
export function openOutput(file: string | undefined, terminal: Terminal): Output {
  if (file === undefined) return { print: (text) => terminal.print(text), close: () => undefined };
  const path = resolve(terminal.cwd, file);
  const tried = <T>(act: () => T): T => {
    try {
      return act();
    } catch (error) {
      throw asHostError(error, path);
    }
  };
  const handle = tried(() => {
    mkdirSync(dirname(path), { recursive: true });
    return openSync(path, 'w');
  });
  return {
    print(text) {
      const bytes = Buffer.from(text);
      for (let at = 0; at < bytes.length; ) at += tried(() => writeSync(handle, bytes, at));
    },
    close: () => closeSync(handle),
  };
}
