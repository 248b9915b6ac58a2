import type { FieldReader } from '../../field-reader.js';
import type { KeyPath } from '../../read-yaml.js';
import { readReference } from './references.js';

/** A reader to which a value that stands elsewhere is absent where it is not text: it may yet be of any type. */
export function createReferenceReader(reader: FieldReader): FieldReader {
  const elsewhere = (path: KeyPath): boolean => readReference(reader.value(path)) !== undefined;
  return {
    ...reader,
    wrongType: (path, expected) => {
      if (!elsewhere(path)) reader.wrongType(path, expected);
    },
    number: (path, bounds) => (elsewhere(path) ? undefined : reader.number(path, bounds)),
    choice: (path, choices) => (elsewhere(path) ? undefined : reader.choice(path, choices)),
    mapping: (path) => (elsewhere(path) ? undefined : reader.mapping(path)),
    list: (path) => (elsewhere(path) ? undefined : reader.list(path)),
    texts: (path) => (elsewhere(path) ? [] : reader.texts(path)),
  };
}
