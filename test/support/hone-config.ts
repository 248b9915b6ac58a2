import type { HoneConfig } from '../../src/host/config/hone-config.js';
import { defaultConfig } from '../../src/host/config/parse-config.js';

/** The configuration of a workspace without a configuration file, with what a test changes. */
export function honeConfig(changes: Partial<HoneConfig> = {}): HoneConfig {
  return { ...defaultConfig, ...changes };
}
