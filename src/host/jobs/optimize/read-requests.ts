import { relative } from 'node:path';
import { requestFault } from '../../../engine/optimize/request-fault.js';
import { requests } from '../../../engine/optimize/requests/index.js';
import type { OptimizeUse } from '../../../engine/prompt/optimize-use.js';
import type { PromptDoc } from '../../../engine/prompt/prompt-doc.js';
import { closest } from '../../../engine/text/closest.js';
import { hashText } from '../../../engine/text/hash.js';
import { HostError } from '../../host-error.js';
import type { Host } from '../../host.js';
import type { FileStamp } from '../../runs/run-line.js';

/** The user's own requests to the writer, by the name of Hone's that each replaces. */
export interface OwnRequests {
  readonly prompts: ReadonlyMap<string, PromptDoc>;
  readonly stamps: readonly FileStamp[];
}

/**
 * Reads and checks the prompt files that ask the writer in place of Hone's own. Paths are absolute.
 * @throws HostError `bad-argument` for one that could not be asked or whose answers could not be read; as `readPrompt`
 */
export async function readRequests(files: OptimizeUse['requests'], host: Host): Promise<OwnRequests> {
  const read = await Promise.all(Object.entries(files ?? {}).map(([name, file]) => readRequest(name, file, host)));
  return {
    prompts: new Map(read.map(({ name, doc }) => [name, doc])),
    stamps: read.map(({ doc }) => ({ path: doc.path, hash: hashText(doc.text) })),
  };
}

async function readRequest(
  name: string,
  file: string,
  host: Host,
): Promise<{ readonly name: string; readonly doc: PromptDoc }> {
  const own = requests.find((request) => request.name === name);
  if (own === undefined) throw unknownRequest(name);
  const doc = await host.readPrompt(relative(host.root, file));
  const fault = requestFault(own, doc);
  if (fault === undefined) return { name, doc };
  throw new HostError('bad-argument', `${doc.path} cannot stand for the request '${name}': ${fault}`);
}

function unknownRequest(name: string): HostError {
  const names = requests.map((request) => request.name);
  const guess = closest(name, names);
  const help = guess === undefined ? `There are ${names.join(', ')}.` : `Did you mean '${guess}'?`;
  return new HostError('bad-argument', `There is no request '${name}' to replace under optimize.requests. ${help}`);
}
