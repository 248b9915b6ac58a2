import type { Occurrence } from './contracts.js';
import type { IndexedWorkspace } from './prompt-index.js';

/** Every place of the workspace that means the same as the name at an offset, by path and place; empty where there is no name. */
export function references(workspace: IndexedWorkspace, path: string, offset: number): readonly Occurrence[] {
  const key = workspace.graph.keyAt(path, offset);
  return key === undefined ? [] : workspace.graph.group(key).occurrences;
}
