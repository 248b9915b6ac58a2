import { closeSync, existsSync, openSync } from 'node:fs';
import { asHostError } from '../../files/io-error.js';
import { HostError } from '../../host-error.js';
import type { Host } from '../../host.js';
import type { EvaluationHeader } from '../../runs/run-line.js';
import { absolutePath } from './absolute-path.js';
import type { EvaluateRequest } from './evaluate-request.js';

/**
 * The file that a run keeps every answer in for `replay/FILE`, there and ready to be added to. A run that is gone on with
 * goes on in the recording it was started with, whether it is named again or not, so that a recording holds whole runs.
 * @param then what the run was started with, where it is gone on with
 * @throws HostError `bad-argument` rather than write over a recording or make one with gaps; as `asHostError`
 */
export function recordingOfRun(
  { record, addToRecord = false }: EvaluateRequest,
  then: EvaluationHeader | undefined,
  host: Host,
): string | undefined {
  const asked = record === undefined ? undefined : absolutePath(host, record);
  if (then !== undefined) return recordingOf(then, asked, host);
  if (asked !== undefined && !addToRecord) begin(asked);
  return asked;
}

function recordingOf({ id, recording }: EvaluationHeader, asked: string | undefined, host: Host): string | undefined {
  const begun = recording === undefined ? undefined : absolutePath(host, recording);
  const isThere = begun !== undefined && existsSync(begun);
  if (asked === undefined || (asked === begun && isThere)) return isThere ? begun : undefined;
  if (isThere) throw new HostError('bad-argument', `Run ${id} goes on being recorded in ${begun}: leave --record out.`);
  const why = begun === undefined ? 'was not recorded from its start' : `was recorded in ${begun}, which is gone`;
  throw new HostError(
    'bad-argument',
    `Run ${id} ${why}, so ${asked} would lack what it has asked so far. Go on without --record, or start anew with --record and without --resume: known answers come from the cache.`,
  );
}

function begin(path: string): void {
  try {
    closeSync(openSync(path, 'wx'));
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'EEXIST')
      throw new HostError('bad-argument', `${path} is there already: name another file to record to, or delete it.`);
    throw asHostError(error, path);
  }
}
