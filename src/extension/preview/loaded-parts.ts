import { HostError } from '../../host/host-error.js';
import type { FoundPartial, PreviewFiles } from './preview-files.js';

export interface LoadedParts {
  readonly load: (name: string) => string | undefined;
  readonly found: ReadonlyMap<string, FoundPartial>;
  readonly failures: readonly string[];
}

/** Partials, each read once a rendering; one that must not or cannot be read is not there, and it is said why. */
export function loadedParts(files: PreviewFiles): LoadedParts {
  const found = new Map<string, FoundPartial>();
  const tried = new Set<string>();
  const failures: string[] = [];
  const load = (name: string): string | undefined => {
    if (tried.has(name)) return found.get(name)?.text;
    tried.add(name);
    try {
      const partial = files.partial(name);
      if (partial) found.set(name, partial);
      return partial?.text;
    } catch (error) {
      if (!(error instanceof HostError)) throw error;
      failures.push(error.message);
      return undefined;
    }
  };
  return { load, found, failures };
}
