import { dirname } from 'node:path';
import type { ReferenceSource } from '../../engine/prompt/formats/prompty/resolve-references.js';
import { HostError } from '../host-error.js';
import { resolveInside } from './confine.js';
import { readTextSync } from './read-text.js';

export interface ReferenceEnvironment {
  readonly env: (name: string) => string | undefined;
  /** Variables that hold keys, whatever their names. */
  readonly keyVariables: ReadonlySet<string>;
  /** As `readTextSync`, which is asked where nothing else is given. */
  readonly readText?: (path: string) => string;
}

/** What the references of a prompt file may reach: the environment but for its keys, and files of the prompt's own folder. */
export function referenceSource(promptPath: string, environment: ReferenceEnvironment): ReferenceSource {
  const { env, keyVariables, readText = readTextSync } = environment;
  const folder = dirname(promptPath);
  return {
    env,
    keepsBack: (name) => keyVariables.has(name),
    readFile(reference) {
      try {
        const path = resolveInside(folder, folder, reference);
        return path === undefined ? 'missing' : { text: readText(path) };
      } catch (error) {
        if (!(error instanceof HostError)) throw error;
        return error.kind === 'outside-workspace' ? 'outside' : 'missing';
      }
    },
  };
}
