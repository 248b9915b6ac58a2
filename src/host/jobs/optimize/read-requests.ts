import { relative } from 'node:path';
import { ownRequest, unknownRequest } from '../../../engine/optimize/own-request.js';
import type { OptimizeUse } from '../../../engine/prompt/optimize-use.js';
import type { PromptDoc } from '../../../engine/prompt/prompt-doc.js';
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
  refuse(unknownRequest(name));
  const doc = await host.readPrompt(relative(host.root, file));
  refuse(ownRequest(name, doc));
  return { name, doc };
}

function refuse(fault: string | undefined): void {
  if (fault !== undefined) throw new HostError('bad-argument', fault);
}
