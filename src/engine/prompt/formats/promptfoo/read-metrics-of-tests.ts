import { canonicalJson } from '../../../text/hash.js';
import type { Problem } from '../../../text/problem.js';
import { type FieldReader, isMapping } from '../../field-reader.js';
import type { MetricUse, SampleRow } from '../../prompt-doc.js';
import type { KeyPath } from '../../read-yaml.js';
import { assertionPaths, readAssertion } from './read-assertions.js';
import type { TestCase } from './read-tests.js';

export interface TestMetrics {
  readonly metrics: readonly MetricUse[];
  readonly rows: readonly SampleRow[];
  /** Renders the text each row's own assertion compares with; undefined where rows have none. */
  readonly expect: string | undefined;
  readonly unsupported: readonly Problem[];
}

/** Assertions that can hold an answer against the row's expected one. */
const comparing: ReadonlySet<unknown> = new Set(['contains', 'equals', 'icontains', 'starts-with']);

/**
 * The metrics of the tests: what `defaultTest` asserts and what all tests do. Where each test has one comparison of the
 * same kind with a text of its own, that text becomes the row's expected answer. Other assertions of single tests are
 * listed: a metric holds for every row.
 */
export function readTestMetrics(fields: FieldReader, cases: readonly TestCase[]): TestMetrics {
  const shared = assertionPaths(fields, ['defaultTest', 'assert']);
  const common = commonAssertions(fields, cases);
  const isCommon = (path: KeyPath): boolean => common.some((one) => same(fields, one, path));
  const left = cases.map(({ assertions }) => assertions.filter((path) => !isCommon(path)));
  const own = ownComparison(fields, cases, left);
  const read = [...shared, ...common, ...(own === undefined ? [] : own.slice(0, 1))].map((path) =>
    readAssertion(fields, path),
  );
  const ownMetric = own === undefined ? undefined : read.at(-1)?.metric;
  const others = left.flatMap((paths) => paths.filter((path) => own?.includes(path) !== true));
  return {
    metrics: read.flatMap(({ metric }) =>
      metric === undefined ? [] : [metric === ownMetric ? { ...metric, value: undefined } : metric],
    ),
    rows: cases.flatMap(({ rows }, i) => rows.map((row) => withExpected(fields, row, own?.[i]))),
    expect: own === undefined ? undefined : '{{ expected }}',
    unsupported: [
      ...read.flatMap(({ unsupported }) => unsupported),
      ...unique(others).flatMap((path) => singleNote(fields, path)),
    ],
  };
}

function commonAssertions(fields: FieldReader, cases: readonly TestCase[]): readonly KeyPath[] {
  const [first, ...others] = cases;
  return (first?.assertions ?? []).filter((path) =>
    others.every(({ assertions }) => assertions.some((other) => same(fields, path, other))),
  );
}

function same(fields: FieldReader, a: KeyPath, b: KeyPath): boolean {
  return canonicalJson(fields.value(a)) === canonicalJson(fields.value(b));
}

/** The one comparison that each test has left, all of the same kind; undefined where it is not so. */
function ownComparison(
  fields: FieldReader,
  cases: readonly TestCase[],
  left: readonly (readonly KeyPath[])[],
): readonly KeyPath[] | undefined {
  const [kind] = (left[0] ?? []).map((path) => fields.value([...path, 'type'])).filter((type) => comparing.has(type));
  const taken = cases.some(({ rows }) => rows.some(({ values }) => Object.hasOwn(values, 'expected')));
  if (kind === undefined || taken) return undefined;
  const own = left.map((paths) => paths.filter((path) => fields.value([...path, 'type']) === kind));
  const isPlain = own.every((paths) => paths.length === 1 && paths.every((path) => hasPlainText(fields, path)));
  return isPlain ? own.flat() : undefined;
}

function hasPlainText(fields: FieldReader, path: KeyPath): boolean {
  const assertion = fields.value(path);
  if (!isMapping(assertion) || Object.keys(assertion).some((key) => key !== 'type' && key !== 'value')) return false;
  const { value } = assertion;
  return typeof value === 'number' || (typeof value === 'string' && value !== '' && !/\{[{%]|^file:\/\//.test(value));
}

function withExpected(fields: FieldReader, row: SampleRow, path: KeyPath | undefined): SampleRow {
  if (path === undefined) return row;
  return { ...row, values: { ...row.values, expected: String(fields.value([...path, 'value'])) } };
}

function unique(paths: readonly KeyPath[]): KeyPath[] {
  return [...new Map(paths.map((path) => [JSON.stringify(path), path])).values()];
}

function singleNote(fields: FieldReader, path: KeyPath): Problem[] {
  const { metric, unsupported } = readAssertion(fields, path);
  if (metric === undefined) return [...unsupported];
  const message = `\`${metric.type}\` is asserted of single tests, and a metric holds for every row; write it under \`defaultTest\`, with what differs as a variable.`;
  return [...unsupported, { code: 'assertion-of-one-test', message, span: metric.span }];
}
