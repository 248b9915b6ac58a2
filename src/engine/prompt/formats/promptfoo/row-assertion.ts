import type { FieldReader, Mapping } from '../../field-reader.js';
import type { MetricUse, SampleRow } from '../../prompt-doc.js';
import type { KeyPath } from '../../read-yaml.js';
import type { RowValues } from '../../row-values.js';
import type { DeclaredAssertions } from './declared-assertions.js';
import { assertionPaths, codeAssertions, comparison, isSet, kindOf } from './read-assertions.js';
import type { ValueFor } from './rendered-values.js';

export interface PlacedRow {
  readonly row: SampleRow;
  /** The index of its test. */
  readonly test: number;
}

/** Rows with what is asserted of each, and the metrics that say whether it holds. */
export interface RowMetrics {
  readonly metrics: readonly MetricUse[];
  readonly rows: readonly SampleRow[];
  /** Renders the text each row's own assertion compares with; undefined where rows have none. */
  readonly expect: string | undefined;
}

export interface RowContext {
  readonly fields: FieldReader;
  readonly valueFor: ValueFor;
  /** What is read of an assertion for a test; undefined where it is not carried over. */
  readonly metricOf: (path: KeyPath, test: number) => MetricUse | undefined;
}

/** For the rows of one test. */
export interface TestContext extends RowContext {
  readonly test: number;
  readonly declared: DeclaredAssertions;
}

/** An assertion as a row holds it: its value rendered over the row, so that it is data. Undefined when it is not carried over. */
function rowAssertion(context: TestContext, path: KeyPath, values: RowValues): Mapping | undefined {
  const { fields, valueFor, metricOf, test, declared } = context;
  const own = {
    ...numberAt(fields, path, 'threshold'),
    ...numberAt(fields, path, 'weight'),
  };
  if (isSet(fields, path)) {
    const assert = rowAssertions(context, assertionPaths(fields, [...path, 'assert']), values);
    return assert.length === 0 ? undefined : { type: 'assert-set', ...own, assert };
  }
  const metric = metricOf(path, test);
  if (metric === undefined || kindOf(fields, path) === comparison) return undefined;
  const { type, threshold } = metric;
  const name = declared.nameOf(metric);
  const isCode = codeAssertions.has(kindOf(fields, path));
  const value = isCode ? undefined : valueFor([...path, 'value'], values);
  const named = name === undefined || name === type.replace(/^not-/, '') ? {} : { name };
  const passes = threshold === undefined ? {} : { threshold };
  return { type, ...named, ...(value !== undefined && { value }), ...passes, ...own };
}

export function rowAssertions(context: TestContext, paths: readonly KeyPath[], values: RowValues): Mapping[] {
  return paths.flatMap((path): Mapping[] => {
    const assertion = rowAssertion(context, path, values);
    return assertion === undefined ? [] : [assertion];
  });
}

function numberAt(fields: FieldReader, path: KeyPath, key: string): Mapping {
  const value = fields.value([...path, key]);
  return typeof value === 'number' ? { [key]: value } : {};
}

/** The assertions themselves, those of sets included. */
export function leavesOf(fields: FieldReader, paths: readonly KeyPath[]): KeyPath[] {
  return paths.flatMap((path) =>
    isSet(fields, path) ? leavesOf(fields, assertionPaths(fields, [...path, 'assert'])) : [path],
  );
}
