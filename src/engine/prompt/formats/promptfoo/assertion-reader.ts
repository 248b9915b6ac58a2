import type { Problem } from '../../../text/problem.js';
import type { FieldReader } from '../../field-reader.js';
import type { KeyPath } from '../../read-yaml.js';
import { type ReadAssertion, readAssertion } from './read-assertions.js';
import type { TestCase } from './read-tests.js';
import { optionPath } from './test-options.js';

/** Reads assertions, each once for all tests that say the same of who grades. */
export interface AssertionReader {
  /** @param test the index of the test it is asserted in; of none for the default test alone */
  of(path: KeyPath, test: number): ReadAssertion;
  /** What is lost of all that were read. */
  unsupported(): Problem[];
}

export function assertionReader(fields: FieldReader, cases: readonly TestCase[]): AssertionReader {
  const read = new Map<string, ReadAssertion>();
  return {
    of(path, test) {
      const tests = cases[test]?.paths ?? [];
      const key = JSON.stringify([
        path,
        ...['provider', 'rubricPrompt'].map((name) => optionPath(fields, tests, name)),
      ]);
      const found = read.get(key) ?? readAssertion(fields, path, tests);
      read.set(key, found);
      return found;
    },
    unsupported: () => [...read.values()].flatMap(({ unsupported }) => unsupported),
  };
}
