import type { Occurrence } from './contracts.js';
import { createFileFacts } from './file-facts.js';
import { linkWorkspace, type LinkedWorkspace } from './link-workspace.js';

/** Every place of the workspace that means the same as the name at an offset, by path and place; empty where there is no name. */
export function references({ graph }: LinkedWorkspace, path: string, offset: number): readonly Occurrence[] {
  const key = graph.keyAt(path, offset);
  return key === undefined ? [] : graph.group(key).occurrences;
}

/** One file by itself, for what is asked at every move of the cursor: it takes no more time in a large workspace. */
export function linkFile(path: string, text: string): LinkedWorkspace {
  return linkWorkspace({
    prompts: [createFileFacts(path, text)],
    partial: () => undefined,
    data: () => undefined,
  });
}
