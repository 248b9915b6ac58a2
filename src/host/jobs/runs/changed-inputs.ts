import { resolve } from 'node:path';
import { addressOf } from '../../../engine/prompt/prompt-address.js';
import { hashText } from '../../../engine/text/hash.js';
import { HostError } from '../../host-error.js';
import type { Host } from '../../host.js';
import type { EvaluationHeader, FileStamp } from '../../runs/run-line.js';
import { hashData } from '../evaluate/hash-file.js';

/** Which files are no longer what a run read, so that its scores are of the past. */
export type ChangedInputs = (header: EvaluationHeader, prompt?: string) => Promise<readonly string[]>;

/** Every file is read once, however many runs are asked about. @param prompt leaves out the run's other prompts */
export function changedInputs(host: Host): ChangedInputs {
  const known = new Map<string, Promise<readonly string[]>>();
  const once = (key: string, read: () => Promise<readonly string[]>): Promise<readonly string[]> => {
    const hashes = known.get(key) ?? read().catch(unreadable);
    known.set(key, hashes);
    return hashes;
  };
  const changed = async (stamp: FileStamp, hashes: Promise<readonly string[]>): Promise<string[]> =>
    (await hashes).includes(stamp.hash) ? [] : [stamp.path];
  return async ({ prompts, data, parts }, prompt) => {
    const own = prompts.filter(({ path }) => prompt === undefined || path === prompt);
    const lists = await Promise.all([
      ...own.map((stamp) =>
        changed(
          stamp,
          once(`prompt ${stamp.path}`, () => promptHash(stamp.path, host)),
        ),
      ),
      ...[data, ...parts].map((stamp) =>
        changed(
          stamp,
          once(stamp.path, () => fileHashes(stamp.path, host)),
        ),
      ),
    ]);
    return [...new Set(lists.flat())];
  };
}

async function promptHash(address: string, host: Host): Promise<string[]> {
  const docs = await host.readPrompts(resolve(host.root, address));
  return docs.filter((doc) => addressOf(doc) === address).map(({ text }) => hashText(text));
}

/** Partials are known by their text, other files by their bytes. */
async function fileHashes(path: string, host: Host): Promise<string[]> {
  const file = resolve(host.root, path);
  const bytes = await hashData(file);
  try {
    return [bytes, hashText(await host.readText(file))];
  } catch (error) {
    if (error instanceof HostError) return [bytes];
    throw error;
  }
}

function unreadable(error: unknown): readonly string[] {
  if (error instanceof HostError) return ['missing'];
  throw error;
}
