import { canonicalJson } from '../../../engine/text/hash.js';
import { HostError } from '../../host-error.js';
import type { Host } from '../../host.js';
import { dataSourceOf } from './data-source.js';
import { loadPrompts } from './load-prompts.js';

export interface DataGroups {
  /** Prompt files of one run each: they are held against the same rows. */
  readonly groups: readonly (readonly string[])[];
  /** Why files are in none of them. */
  readonly problems: readonly string[];
}

/** Makes runs of any number of prompt files: those that name the same data are compared, and one that cannot be run stops no other. */
export async function groupByData(files: readonly string[], host: Host): Promise<DataGroups> {
  const groups = new Map<string, string[]>();
  const problems: string[] = [];
  for (const file of files) {
    try {
      const source = dataSourceOf(await loadPrompts([file], host), { data: null, limit: null }, host);
      const key = canonicalJson(source);
      groups.set(key, [...(groups.get(key) ?? []), file]);
    } catch (error) {
      if (!(error instanceof HostError)) throw error;
      problems.push(error.message);
    }
  }
  return { groups: [...groups.values()], problems };
}
