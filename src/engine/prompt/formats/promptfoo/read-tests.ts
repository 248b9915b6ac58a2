import type { Problem } from '../../../text/problem.js';
import { type FieldReader, isMapping, isText, type Mapping } from '../../field-reader.js';
import type { DataReference, SampleRow } from '../../prompt-doc.js';
import type { KeyPath } from '../../read-yaml.js';
import type { Included } from './include-files.js';
import { assertionPaths } from './read-assertions.js';
import { testFile } from './test-file.js';
import { notesOfTest } from './test-notes.js';
import { optionOf } from './test-options.js';

/** One test, or one combination of a scenario. */
export interface TestCase {
  readonly rows: readonly SampleRow[];
  /** The assertions of its own. */
  readonly assertions: readonly KeyPath[];
  /** Where it and what it is combined with stand, the later over the earlier. */
  readonly paths: readonly KeyPath[];
}

export interface Tests {
  readonly cases: readonly TestCase[];
  readonly data: DataReference | undefined;
  readonly unsupported: readonly Problem[];
}

/** More rows than this come of a product of lists that was not meant. */
const mostRows = 10_000;

/** `tests` and `scenarios` with `defaultTest` under them: the rows written here, or the one data file they name. */
export function readTests(fields: FieldReader, included: Pick<Included, 'fileOf' | 'isRead'>): Tests {
  const lists: KeyPath[] = [['tests'], ...pathsIn(fields, ['scenarios']).map((path): KeyPath => [...path, 'tests'])];
  const items = lists.flatMap((path) => itemsOf(fields, path));
  const found = items.flatMap((path) => testFile(fields, path, included.isRead) ?? []);
  const [first, ...others] = found.flatMap(({ data }) => data ?? []);
  const cases = readCases(fields, included);
  const ignored = cases.length === 0 ? others : first === undefined ? [] : [first, ...others];
  return {
    cases,
    data: cases.length === 0 ? first : undefined,
    unsupported: [
      ...found.flatMap(({ unsupported }) => unsupported),
      ...ignored.map(
        ({ path, pathSpan }): Problem => ({
          code: 'tests-file',
          message: `The rows of ${path} are not read: a run has the rows of one place.`,
          span: pathSpan,
        }),
      ),
      ...notesOfTest(fields, ['defaultTest']),
      ...items.flatMap((path) => notesOfTest(fields, path)),
    ],
  };
}

/** A list's items, or the value itself where it is one alone. */
function itemsOf(fields: FieldReader, path: KeyPath): KeyPath[] {
  const value = fields.value(path);
  if (value === undefined || value === null) return [];
  return Array.isArray(value) ? value.map((_item, i) => [...path, i]) : [path];
}

function pathsIn(fields: FieldReader, path: KeyPath): KeyPath[] {
  return itemsOf(fields, path).filter((item) => isMapping(fields.value(item)));
}

function readCases(fields: FieldReader, { fileOf }: Pick<Included, 'fileOf'>): TestCase[] {
  const general = varsOf(fields, ['defaultTest']);
  const tests = pathsIn(fields, ['tests']).filter((path) => path.length === 2);
  const alone = tests.map((path) => testCase(fields, [path], { general, fileOf }));
  const combined = pathsIn(fields, ['scenarios']).flatMap((scenario) => {
    const settings = pathsIn(fields, [...scenario, 'config']);
    const own = pathsIn(fields, [...scenario, 'tests']);
    return settings.flatMap((setting) =>
      (own.length === 0 ? [[setting]] : own.map((path) => [setting, path])).map((paths) =>
        testCase(fields, paths, { general, fileOf }),
      ),
    );
  });
  return withinLimit(fields, [...alone, ...combined]);
}

function withinLimit(fields: FieldReader, cases: readonly TestCase[]): TestCase[] {
  let left = mostRows;
  return cases.map((one) => {
    const rows = one.rows.slice(0, Math.max(0, left));
    left -= one.rows.length;
    const span = one.rows[0]?.span;
    if (rows.length < one.rows.length && span !== undefined) {
      const message = `The tests make more than ${mostRows} rows; write them as a data file and name it under \`tests\`.`;
      fields.complain('tests-too-many', message, span);
    }
    return { ...one, rows };
  });
}

/** What later paths say wins over earlier ones; the last one names the rows and is their place. */
function testCase(
  fields: FieldReader,
  paths: readonly KeyPath[],
  { general, fileOf }: { general: Mapping; fileOf: Included['fileOf'] },
): TestCase {
  const own = paths.map((path) => varsOf(fields, path));
  const last = paths.at(-1) ?? [];
  const name = fields.value([...last, 'description']);
  const span = fields.valueSpan(last);
  const whole = optionOf(fields, paths, 'disableVarExpansion') === true;
  const vars: Mapping = Object.fromEntries([general, ...own].flatMap((mapping) => Object.entries(mapping)));
  const file = fileOf(last);
  const rows = whole ? [vars] : product(Object.entries(vars));
  return {
    rows: rows.map((values) => ({
      name: isText(name) ? name : undefined,
      values,
      span,
      ...(file?.line !== undefined && { line: file.line }),
    })),
    paths,
    assertions: paths.flatMap((path) => assertionPaths(fields, [...path, 'assert'])),
  };
}

function varsOf(fields: FieldReader, path: KeyPath): Mapping {
  const vars = fields.value([...path, 'vars']);
  if (!isMapping(vars)) return {};
  return Object.fromEntries(Object.entries(vars).map(([name, value]) => [name, withoutLastBreak(value)]));
}

/** promptfoo takes a line break off the end of every text, which a block of YAML adds. */
function withoutLastBreak(value: unknown): unknown {
  return isText(value) ? value.replace(/\n$/, '') : value;
}

/** A list of texts stands for each of them in turn; several lists for all their combinations. Other lists are values. */
function product(entries: readonly (readonly [string, unknown])[]): Mapping[] {
  let rows: Mapping[] = [{}];
  for (const [name, value] of entries) {
    const values: readonly unknown[] = Array.isArray(value) && isText(value[0]) ? value : [value];
    rows = rows
      .slice(0, mostRows + 1)
      .flatMap((row) => values.slice(0, mostRows + 1).map((item) => ({ ...row, [name]: item })));
  }
  return rows;
}
