import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { createLineIndex } from '../../engine/text/line-index.js';
import { readText } from '../files/read-text.js';
import { HostError } from '../host-error.js';
import { configName } from './hone-config.js';
import type { HoneConfig } from './hone-config.js';
import { loadExtended } from './load-extended.js';
import { defaultConfig, parseConfig } from './parse-config.js';

/**
 * The workspace's configuration; the defaults where there is none.
 * @throws HostError `bad-config` for the first fault in the file, with its line; as `readText` when it cannot be read
 */
export async function readConfig(root: string): Promise<HoneConfig> {
  const path = join(root, configName);
  if (!existsSync(path)) return defaultConfig;
  const text = await readText(path);
  const { config, problems } = parseConfig(text, loadExtended(root));
  const [first] = problems;
  if (first === undefined) return config;
  const { line } = createLineIndex(text).positionAt(first.span.start);
  throw new HostError('bad-config', `${path}: line ${line}: ${first.message}`);
}
