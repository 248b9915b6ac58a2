import { canonicalJson } from '../../../text/hash.js';
import type { Problem } from '../../../text/problem.js';
import { type FieldReader, isText } from '../../field-reader.js';
import type { MetricUse } from '../../prompt-doc.js';
import { hasTags } from '../../read-embedded.js';
import type { KeyPath } from '../../read-yaml.js';
import { ownColumns } from './own-columns.js';
import { type AssertionReader, assertionReader } from './assertion-reader.js';
import { declaredAssertions } from './declared-assertions.js';
import { isSet, isWeighed } from './read-assertions.js';
import { readComparisons } from './read-comparisons.js';
import type { TestCase } from './read-tests.js';
import { optionOf } from './test-options.js';
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

/** The place in `cases` of what is asserted where there is no test. */
const noTest = -1;

/**
 * The metrics of the tests: what `defaultTest` asserts and what all tests do. Where each test has comparisons of the same
 * kinds with texts of its own, those texts become columns and each kind a metric. All other assertions of tests become a
 * column of their own, and one metric which says whether they hold; so do all assertions where tests weigh them.
 */
export function readTestMetrics(fields: FieldReader, cases: readonly TestCase[], valueFor: ValueFor): TestMetrics {
  const compared = readComparisons(fields, cases);
  const { general } = compared;
  const read = assertionReader(fields, cases);
  const context = { fields, valueFor, metricOf: (path: KeyPath, test: number) => read.of(path, test).metric };
  const isCarried = (path: KeyPath, test: number): boolean => context.metricOf(path, test) !== undefined;
  const weighs = cases.length > 0 && isAnyWeighed(fields, general, compared.cases);
  const asserted = weighs
    ? {
        shared: [],
        own: compared.cases.map((one) => [...(skipsDefault(fields, one) ? [] : general), ...one.assertions]),
      }
    : divided(
        context,
        general.filter((path) => isCarried(path, noTest)),
        compared.cases.map(({ assertions }, test) => assertions.filter((path) => isCarried(path, test))),
      );
  const placed = cases.flatMap((one, i) => one.rows.map((row) => ({ row, test: i })));
  const best = ownColumns(context, compared.own, placed);
  const rows = best === undefined ? placed : placed.map(({ test }, i) => ({ test, row: best.rows[i] ?? emptyRow }));
  const columns = weighs ? undefined : ownColumns(context, asserted.own, rows);
  const rest = columns ?? restOf(context, { own: asserted.own, cases: compared.cases }, rows);
  const metrics = [...asserted.shared, ...compared.shared].flatMap(
    (path) => context.metricOf(path, cases.length > 0 ? 0 : noTest) ?? [],
  );
  readAll(read, fields, { general, cases: compared.cases });
  return {
    metrics: [...metrics, ...(best?.metrics ?? []), ...rest.metrics],
    rows: rest.rows,
    expect: rest.expect,
    unsupported: unique([
      ...read.unsupported(),
      ...compared.unsupported,
      ...nameNotes(fields, columns === undefined ? asserted.own.flat() : []),
      ...(cases.length === 0 ? weightNotes(fields, general) : []),
    ]),
  };
}

const emptyRow: PlacedRow['row'] = { name: undefined, values: {}, span: { start: 0, end: 0 } };

/** What is lost of an assertion is told wherever it stands, carried over or not. */
function readAll(
  read: AssertionReader,
  fields: FieldReader,
  { general, cases }: { readonly general: readonly KeyPath[]; readonly cases: readonly TestCase[] },
): void {
  for (const path of leavesOf(fields, general)) read.of(path, noTest);
  for (const [test, one] of cases.entries()) for (const path of leavesOf(fields, one.assertions)) read.of(path, test);
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
function divided(
  { fields, metricOf }: RowContext,
  general: readonly KeyPath[],
  tests: readonly (readonly KeyPath[])[],
): Asserted {
  const isOfRows = (path: KeyPath): boolean =>
    isRenderedRegex(fields, path) ||
    new Set(tests.map((_paths, test) => canonicalJson(metricOf(path, test)?.options ?? {}))).size > 1;
  const rendered = tests.length === 0 ? [] : general.filter(isOfRows);
  const wordsOf = (path: KeyPath, test: number): string =>
    canonicalJson([fields.value(path), metricOf(path, test)?.options ?? {}]);
  const [first = [], ...others] = tests.map((paths, test) => new Map(paths.map((path) => [wordsOf(path, test), path])));
  const common = [...first].filter(
    ([words, path]) => others.every((other) => other.has(words)) && !isRenderedRegex(fields, path),
  );
  const commonWords = new Set(common.map(([words]) => words));
  return {
    shared: [...general.filter((path) => !rendered.includes(path)), ...common.map(([, path]) => path)],
    own: tests.map((paths, test) => [...rendered, ...paths.filter((path) => !commonWords.has(wordsOf(path, test)))]),
  };
}

/** Tags in an expression are Nunjucks', which is rendered for each row here; a metric would read them as Jinja. */
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
  const carried = (paths: readonly KeyPath[], test: number): KeyPath[] =>
    leavesOf(context.fields, paths).filter((path) => context.metricOf(path, test) !== undefined);
  const [first] = own.flatMap(carried);
  if (first === undefined) return { metrics: [], rows, expect: undefined };
  const column = freeColumn('assert', rows);
  const thresholds = cases.map((one) => thresholdOf(context.fields, one));
  const declared = declaredAssertions();
  const asserting = placed.map(({ row, test }) => {
    const assert = rowAssertions({ ...context, test, declared }, own[test] ?? [], row.values);
    const threshold = thresholds[test];
    const set = threshold === undefined ? assert : { type: 'assert-set', threshold, assert };
    return { ...row, values: { ...row.values, [column]: set } };
  });
  const metric: MetricUse = {
    type: 'row-assertions',
    span: context.fields.valueSpan([...first, 'type']),
    value: column === 'assert' ? undefined : column,
    threshold: undefined,
    weight: undefined,
    ...(declared.uses.length > 0 && { assert: declared.uses }),
  };
  return { metrics: [metric], rows: asserting, expect: undefined };
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
