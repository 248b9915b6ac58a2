import { canonicalJson } from '../../../text/hash.js';
import type { Problem } from '../../../text/problem.js';
import type { FieldReader } from '../../field-reader.js';
import type { KeyPath } from '../../read-yaml.js';
import { assertionPaths, comparison, isSet, kindOf } from './read-assertions.js';
import type { TestCase } from './read-tests.js';
import { leavesOf } from './row-assertion.js';

/** The assertions without those that compare the answers of several prompts or models, which score no single answer. */
export interface Comparisons {
  /** Other assertions of the default test. */
  readonly general: readonly KeyPath[];
  readonly cases: readonly TestCase[];
  /** Comparisons made for every row in the same words. */
  readonly shared: readonly KeyPath[];
  /** Of each test its comparison in words of its own; none where tests differ in more than the words. */
  readonly own: readonly (readonly KeyPath[])[];
  readonly unsupported: readonly Problem[];
}

/** A run makes a comparison for all rows or for none: one that only some tests ask for is listed. */
export function readComparisons(fields: FieldReader, cases: readonly TestCase[]): Comparisons {
  const isComparison = (path: KeyPath): boolean => kindOf(fields, path) === comparison;
  const isOther = (path: KeyPath): boolean => !isComparison(path);
  const general = assertionPaths(fields, ['defaultTest', 'assert']);
  const compared = cases.map(({ assertions }) => assertions.filter(isComparison));
  const words = new Set(compared.map((paths) => canonicalJson(paths.map((path) => fields.value(path)))));
  const isSame = words.size === 1;
  const isOneEach = compared.every((paths) => paths.length === 1);
  const listed = isSame || isOneEach ? [] : compared.flat();
  const within = [...general, ...cases.flatMap(({ assertions }) => assertions)].filter((path) => isSet(fields, path));
  return {
    general: general.filter(isOther),
    cases: cases.map((one) => ({ ...one, assertions: one.assertions.filter(isOther) })),
    shared: [...general.filter(isComparison), ...(isSame ? (compared[0] ?? []) : [])],
    own: isOneEach && !isSame ? compared : [],
    unsupported: [...listed, ...leavesOf(fields, within).filter(isComparison)].map((path) => ({
      code: 'assertion-unsupported',
      message: `\`${comparison}\` is carried over where all tests have one, outside of sets; this one is left out.`,
      span: fields.valueSpan([...path, 'type']),
    })),
  };
}
