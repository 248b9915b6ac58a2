import type { ConfigurationFiles } from '../../src/engine/prompt/formats/promptfoo/configuration-files.js';
import { readTable } from '../../src/host/files/configuration-files.js';
import { globMatcher } from '../../src/host/files/glob-matcher.js';

/** Files of a configuration, by their paths from its folder. */
export function filesOf(files: Readonly<Record<string, string>>): ConfigurationFiles {
  return {
    find(glob) {
      const matches = globMatcher([glob]);
      return Object.keys(files)
        .filter((path) => matches(path))
        .sort();
    },
    read(path) {
      if (path.startsWith('../')) return 'outside';
      const text = files[path];
      return text === undefined ? 'missing' : { text };
    },
    table: readTable,
  };
}
