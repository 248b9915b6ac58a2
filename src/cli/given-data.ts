import { join, resolve } from 'node:path';
import type { DataFormat } from '../host/data/data-format.js';
import { keepInput } from '../host/data/keep-input.js';
import { HostError } from '../host/host-error.js';
import type { Host } from '../host/host.js';
import type { Terminal } from './terminal.js';

/** What `--data` and `--data-format` say. */
export interface DataArguments {
  readonly data?: string;
  readonly dataFormat?: DataFormat;
}

/** The absolute path of the data that a command is given; rows from standard input are kept beside the runs. */
export async function givenData(
  { data, dataFormat }: DataArguments,
  { runsFolder }: Pick<Host, 'runsFolder'>,
  { cwd, input }: Pick<Terminal, 'cwd' | 'input'>,
): Promise<string | undefined> {
  if (data === '-') return keepInput(input(), join(runsFolder, '..', 'input'), dataFormat);
  if (dataFormat !== undefined) throw new HostError('bad-argument', formatAlone);
  return data === undefined ? undefined : resolve(cwd, data);
}

const formatAlone =
  '--data-format is for rows from standard input: add --data -, or leave it out. A file is read by its ending.';
