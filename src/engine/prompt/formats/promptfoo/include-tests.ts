import { isMapping, isText, type Mapping } from '../../field-reader.js';
import type { KeyPath } from '../../read-yaml.js';
import { assertionNames } from './assertion-names.js';
import { isCode } from './code.js';
import { parseData } from './parse-data.js';
import { includeValues } from './include-values.js';
import type { Inclusion } from './inclusion.js';
import { rowTest } from './row-test.js';

interface FileTest {
  readonly value: unknown;
  readonly line: number | undefined;
}

const types: ReadonlySet<string> = new Set(assertionNames);

/** The tests of a list, with those of the files it names; undefined where there are none. */
export function includeTests(inclusion: Inclusion, path: KeyPath): unknown {
  const { fields, places } = inclusion;
  const value = fields.value(path);
  if (value === undefined || value === null || isPlainTable(inclusion, path)) return value;
  const items: KeyPath[] = Array.isArray(value) ? value.map((_item, i) => [...path, i]) : [path];
  const tests: unknown[] = [];
  for (const item of items) {
    const read = testsOf(inclusion, item);
    for (const { test, file, line } of read ?? []) {
      const at = [...path, tests.length];
      places.put(at, { file, line, span: fields.valueSpan(item) });
      tests.push(includeValues(inclusion, test, { at, reference: item }));
    }
    if (read !== undefined) continue;
    const at = [...path, tests.length];
    places.move(at, item);
    tests.push(includeValues(inclusion, fields.value(item), { at, reference: item }));
  }
  return tests;
}

/** One test, which may stand in a file of its own as `defaultTest` may. */
export function includeTest(inclusion: Inclusion, path: KeyPath): unknown {
  const { fields, places } = inclusion;
  const [read] = testsOf(inclusion, path) ?? [];
  if (read !== undefined) places.put(path, { file: read.file, line: read.line, span: fields.valueSpan(path) });
  return includeValues(inclusion, read?.test ?? fields.value(path), { at: path, reference: path });
}

/**
 * A table without columns that say something of the test is the data as it is: rows beyond number, which a run reads one
 * by one. It must be all there is, with no variables of other places under it.
 */
function isPlainTable(inclusion: Inclusion, path: KeyPath): boolean {
  const { fields } = inclusion;
  const value = fields.value(path);
  const list: readonly unknown[] = Array.isArray(value) ? value : [value];
  const [only, ...others] = list;
  const at = Array.isArray(value) ? [...path, 0] : path;
  if (!isText(only) || others.length > 0 || !/^[^*]+\.[ct]sv$/i.test(only) || isRemote(only)) return false;
  if (fields.value(['scenarios']) !== undefined || fields.value(['defaultTest', 'vars']) !== undefined) return false;
  if (['prefix', 'suffix'].some((key) => fields.value(['defaultTest', 'options', key]) !== undefined)) return false;
  if (typeof fields.value(['defaultTest']) === 'string') return false;
  const text = inclusion.textOf(withoutScheme(only), at);
  return text !== undefined && !/^[^\n]*(?:^|[,\t"\uFEFF ])__\w/.test(text);
}

/** Undefined for what is no reference to a file of tests, or one that is not read. */
function testsOf(
  inclusion: Inclusion,
  path: KeyPath,
): { test: unknown; file: string; line: number | undefined }[] | undefined {
  const value = inclusion.fields.value(path);
  const at = isMapping(value) && isText(value['path']) ? [...path, 'path'] : path;
  const reference = inclusion.fields.value(at);
  if (!isText(reference) || isCode(reference) || isRemote(reference)) return undefined;
  const pattern = withoutScheme(reference);
  if (!/\.(?:csv|tsv|jsonl?|ya?ml)$/i.test(pattern)) return undefined;
  return inclusion.find(pattern, at).flatMap((file) => {
    const text = inclusion.textOf(file, at);
    const found = text === undefined ? [] : readTestFile(inclusion, text, { file, at });
    return found.map(({ value: test, line }) => ({ test, file, line }));
  });
}

function isRemote(reference: string): boolean {
  return !reference.startsWith('file://') && reference.includes('://');
}

function withoutScheme(reference: string): string {
  return reference.replace(/^file:\/\//, '');
}

function readTestFile(inclusion: Inclusion, text: string, { file, at }: { file: string; at: KeyPath }): FileTest[] {
  const complain = (message: string): FileTest[] => {
    inclusion.fields.complain('file-unread', message, inclusion.fields.valueSpan(at));
    return [];
  };
  if (/\.[ct]sv$/i.test(file)) {
    const rows = inclusion.table(text, file);
    if (typeof rows === 'string') return complain(rows);
    return rows.map(({ line, values }) => ({ line, value: rowTest(values, types) }));
  }
  const entries = /\.jsonl$/i.test(file) ? jsonLines(text) : [{ text, line: undefined }];
  return entries.flatMap((entry) => {
    const parsed = parseData(entry.text, file);
    const place = entry.line === undefined ? file : `${file}:${entry.line}`;
    if ('fault' in parsed) return complain(`${place}: ${parsed.fault}`);
    const tests: unknown[] = Array.isArray(parsed.value) ? parsed.value : [parsed.value];
    const odd = tests.findIndex((test) => !isMapping(test));
    if (odd >= 0) return complain(`${place}: test ${odd + 1} is no mapping with \`vars\` or \`assert\`; correct it.`);
    return tests.map((value, i) => ({ value: value as Mapping, line: entry.line ?? i + 1 }));
  });
}

function jsonLines(text: string): { text: string; line: number }[] {
  return text.split('\n').flatMap((line, i) => (line.trim() === '' ? [] : [{ text: line, line: i + 1 }]));
}
