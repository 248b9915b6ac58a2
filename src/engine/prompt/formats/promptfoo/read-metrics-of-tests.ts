import { canonicalJson } from '../../../text/hash.js';
import type { Problem } from '../../../text/problem.js';
import { type FieldReader, isText } from '../../field-reader.js';
import type { MetricUse } from '../../prompt-doc.js';
import { hasTags } from '../../read-embedded.js';
import type { KeyPath } from '../../read-yaml.js';
import { ownColumns } from './own-columns.js';
import { assertionPaths, isSet, isWeighed, type ReadAssertion, readAssertion } from './read-assertions.js';
import { optionOf, type TestCase } from './read-tests.js';
import type { ValueFor } from './rendered-values.js';
import { leavesOf, type PlacedRow, rowAssertions, type RowContext, type RowMetrics } from './row-assertion.js';
import { freeColumn } from './row-columns.js';

export interface TestMetrics extends RowMetrics {
  readonly unsupported: readonly Problem[];
}

/** What is asserted of every row, and what of each besides. */
interface Asserted {
  readonly shared: readonly KeyPath[];
  readonly own: readonly (readonly KeyPath[])[];
}

/**
 * The metrics of the tests: what `defaultTest` asserts and what all tests do. Where each test has comparisons of the same
 * kinds with texts of its own, those texts become columns and each kind a metric. All other assertions of tests become a
 * column of their own, and one metric which says whether they hold; so do all assertions where tests weigh them.
 */
export function readTestMetrics(fields: FieldReader, cases: readonly TestCase[], valueFor: ValueFor): TestMetrics {
  const general = assertionPaths(fields, ['defaultTest', 'assert']);
  const read = readAll(fields, [general, ...cases.map(({ assertions }) => assertions)].flat());
  const metricOf = (path: KeyPath): MetricUse | undefined => read.get(JSON.stringify(path))?.metric;
  const isCarried = (path: KeyPath): boolean => metricOf(path) !== undefined;
  const context = { fields, valueFor, metricOf };
  const weighs = cases.length > 0 && isAnyWeighed(fields, general, cases);
  const asserted = weighs
    ? { shared: [], own: cases.map((one) => [...(skipsDefault(fields, one) ? [] : general), ...one.assertions]) }
    : divided(
        fields,
        general.filter(isCarried),
        cases.map(({ assertions }) => assertions.filter(isCarried)),
      );
  const rows = cases.flatMap((one, i) => one.rows.map((row) => ({ row, test: i })));
  const columns = weighs ? undefined : ownColumns(context, asserted.own, rows);
  const rest = columns ?? restOf(context, { own: asserted.own, cases }, rows);
  const metrics = asserted.shared.flatMap((path) => metricOf(path) ?? []);
  return {
    metrics: [...metrics, ...rest.metrics],
    rows: rest.rows,
    expect: rest.expect,
    unsupported: unique([
      ...[...read.values()].flatMap(({ unsupported }) => unsupported),
      ...nameNotes(fields, columns === undefined ? asserted.own.flat() : []),
      ...(cases.length === 0 ? weightNotes(fields, general) : []),
    ]),
  };
}

function readAll(fields: FieldReader, paths: readonly KeyPath[]): Map<string, ReadAssertion> {
  const read = new Map<string, ReadAssertion>();
  for (const path of leavesOf(fields, paths)) {
    const key = JSON.stringify(path);
    if (!read.has(key)) read.set(key, readAssertion(fields, path));
  }
  return read;
}

/** Where a test passes by the mean of its assertions, or leaves those of the default test out, none stands by itself. */
function isAnyWeighed(fields: FieldReader, general: readonly KeyPath[], cases: readonly TestCase[]): boolean {
  const weighs = (path: KeyPath): boolean => isSet(fields, path) || isWeighed(fields, path);
  return (
    general.some(weighs) ||
    cases.some(
      (one) => thresholdOf(fields, one) !== undefined || skipsDefault(fields, one) || one.assertions.some(weighs),
    )
  );
}

function skipsDefault(fields: FieldReader, { paths }: TestCase): boolean {
  return optionOf(fields, paths, 'disableDefaultAsserts') === true;
}

function thresholdOf(fields: FieldReader, { paths }: TestCase): number | undefined {
  const set = [['defaultTest'], ...paths].map((path) => fields.value([...path, 'threshold']));
  return set.findLast((threshold): threshold is number => typeof threshold === 'number' && !Number.isNaN(threshold));
}

/** What all tests assert in the same words is asserted of every row. */
function divided(fields: FieldReader, general: readonly KeyPath[], tests: readonly (readonly KeyPath[])[]): Asserted {
  const rendered = tests.length === 0 ? [] : general.filter((path) => isRenderedRegex(fields, path));
  const [first = [], ...others] = tests.map(
    (paths) => new Map(paths.map((path) => [canonicalJson(fields.value(path)), path])),
  );
  const common = [...first].filter(
    ([words, path]) => others.every((other) => other.has(words)) && !isRenderedRegex(fields, path),
  );
  const commonWords = new Set(common.map(([words]) => words));
  return {
    shared: [...general.filter((path) => !rendered.includes(path)), ...common.map(([, path]) => path)],
    own: tests.map((paths) => [
      ...rendered,
      ...paths.filter((path) => !commonWords.has(canonicalJson(fields.value(path)))),
    ]),
  };
}

/** A metric takes its expression as it is; tags in one are rendered for each row. */
function isRenderedRegex(fields: FieldReader, path: KeyPath): boolean {
  const value = fields.value([...path, 'value']);
  return isText(value) && hasTags(value) && /^(?:not-)?regex$/.test(String(fields.value([...path, 'type'])));
}

/** What is left becomes a column of assertions. */
function restOf(
  context: RowContext,
  { own, cases }: { own: Asserted['own']; cases: readonly TestCase[] },
  placed: readonly PlacedRow[],
): RowMetrics {
  const rows = placed.map(({ row }) => row);
  const [first] = leavesOf(context.fields, own.flat()).filter((path) => context.metricOf(path) !== undefined);
  if (first === undefined) return { metrics: [], rows, expect: undefined };
  const column = freeColumn('assert', rows);
  const thresholds = cases.map((one) => thresholdOf(context.fields, one));
  return {
    metrics: [
      {
        type: 'row-assertions',
        span: context.fields.valueSpan([...first, 'type']),
        value: column === 'assert' ? undefined : column,
        threshold: undefined,
        weight: undefined,
      },
    ],
    rows: placed.map(({ row, test }) => {
      const assert = rowAssertions(context, own[test] ?? [], row.values);
      const threshold = thresholds[test];
      const set = threshold === undefined ? assert : { type: 'assert-set', threshold, assert };
      return { ...row, values: { ...row.values, [column]: set } };
    }),
    expect: undefined,
  };
}

/** Named scores of single rows are part of their one score. */
function nameNotes(fields: FieldReader, paths: readonly KeyPath[]): Problem[] {
  return leavesOf(fields, paths).flatMap((path): Problem[] => {
    if (fields.value([...path, 'metric']) === undefined) return [];
    const message = 'Assertions that differ from test to test are scored together; `metric` names no score of theirs.';
    return [{ code: 'assertion-key', message, span: fields.keySpan([...path, 'metric']) }];
  });
}

/** Without rows of the configuration there is nothing to weigh assertions for. */
function weightNotes(fields: FieldReader, general: readonly KeyPath[]): Problem[] {
  const paths = [['defaultTest', 'threshold'], ...general.map((path) => [...path, 'weight'])];
  return paths.flatMap((path): Problem[] => {
    const value = fields.value(path);
    if (value === undefined || value === 1) return [];
    const message = `\`${String(path.at(-1))}\` is not carried over where the tests are not in this file.`;
    return [{ code: 'assertion-key', message, span: fields.keySpan(path) }];
  });
}

/** Rows of one file have one place. */
function unique(problems: readonly Problem[]): Problem[] {
  return [...new Map(problems.map((one) => [`${one.span.start} ${one.message}`, one])).values()];
}
