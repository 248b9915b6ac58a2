import { closeSync, openSync, writeSync } from 'node:fs';
import type { Recorded } from '../../engine/model/with-recording.js';
import { asHostError } from '../files/io-error.js';
import { HostError } from '../host-error.js';

export interface Recording {
  append(recorded: Recorded): void;
  close(): void;
}

/**
 * A file that `replay/FILE` plays back, one JSON object a line. A run that goes on adds to it.
 * @throws HostError `bad-argument` rather than write over another recording; as `asHostError`
 */
export function openRecording(path: string, { goesOn }: { readonly goesOn: boolean }): Recording {
  let file: number;
  try {
    file = openSync(path, goesOn ? 'a' : 'wx');
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'EEXIST')
      throw new HostError('bad-argument', `${path} is there already: name another file to record to, or delete it.`);
    throw asHostError(error, path);
  }
  return {
    append(recorded) {
      try {
        writeSync(file, `${JSON.stringify(recorded)}\n`);
      } catch (error) {
        throw asHostError(error, path);
      }
    },
    close: () => closeSync(file),
  };
}
