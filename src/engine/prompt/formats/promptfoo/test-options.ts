import type { FieldReader } from '../../field-reader.js';
import type { KeyPath } from '../../read-yaml.js';

/** What the options of a test say, or else those of the default test. */
export function optionOf(fields: FieldReader, paths: readonly KeyPath[], key: string): unknown {
  const path = optionPath(fields, paths, key);
  return path && fields.value(path);
}

export function optionPath(fields: FieldReader, paths: readonly KeyPath[], key: string): KeyPath | undefined {
  const places = [['defaultTest'], ...paths].map((path): KeyPath => [...path, 'options', key]);
  return places.findLast((path) => fields.value(path) !== undefined);
}
