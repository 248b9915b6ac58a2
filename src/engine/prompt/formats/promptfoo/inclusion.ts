import type { Problem } from '../../../text/problem.js';
import type { FieldReader } from '../../field-reader.js';
import type { KeyPath } from '../../read-yaml.js';
import type { ConfigurationFiles } from './configuration-files.js';
import type { Places } from './places.js';

/** What reading the files needs to know and to leave behind. */
export interface Inclusion {
  /** Over the configuration as it is written. */
  readonly fields: FieldReader;
  readonly places: Places;
  /** The text of a file; undefined, and a problem at the reference, where there is none. */
  readonly textOf: (file: string, reference: KeyPath) => string | undefined;
  readonly find: (pattern: string, reference: KeyPath) => readonly string[];
  readonly table: ConfigurationFiles['table'];
  /** What is not read, is added here. */
  readonly unsupported: Problem[];
}

export function isGlob(pattern: string): boolean {
  return /[*?[{]/.test(pattern);
}
