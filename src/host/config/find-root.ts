import { existsSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { configName } from './hone-config.js';

/** The nearest folder at or above `start` with a configuration, else the nearest with a `.git`, else `start` itself. */
export function findRoot(start: string): string {
  const folders = [...upwards(resolve(start))];
  const holding = (name: string): string | undefined => folders.find((folder) => existsSync(join(folder, name)));
  return holding(configName) ?? holding('.git') ?? resolve(start);
}

function* upwards(folder: string): Generator<string> {
  yield folder;
  const above = dirname(folder);
  if (above !== folder) yield* upwards(above);
}
