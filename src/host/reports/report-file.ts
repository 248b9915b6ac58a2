import { closeSync, mkdirSync, openSync, writeSync } from 'node:fs';
import { dirname } from 'node:path';
import { asHostError } from '../files/io-error.js';

/** A file that is written piece by piece. */
export interface ReportFile {
  readonly print: (text: string) => void;
  readonly close: () => void;
}

/** Anew, with the folders it lies in. @throws HostError when the file cannot be written, also in the middle */
export function openReportFile(path: string): ReportFile {
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
