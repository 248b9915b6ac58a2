import type { Problem } from '../../../text/problem.js';
import { type FieldReader, isMapping, isText } from '../../field-reader.js';
import type { DataReference } from '../../prompt-doc.js';
import type { KeyPath } from '../../read-yaml.js';
import { blocked, isCode } from './code.js';

export interface TestFile {
  readonly data: DataReference | undefined;
  readonly unsupported: readonly Problem[];
}

/** A file that holds tests; undefined where the test is written here. */
export function testFile(fields: FieldReader, path: KeyPath, isRead: boolean): TestFile | undefined {
  const value = fields.value(path);
  if (isMapping(value) && isText(value['path'])) return named(fields, [...path, 'path'], isRead);
  return isText(value) ? named(fields, path, isRead) : undefined;
}

function named(fields: FieldReader, path: KeyPath, isRead: boolean): TestFile {
  const reference = String(fields.value(path));
  const span = fields.valueSpan(path);
  if (isCode(reference)) return { data: undefined, unsupported: [blocked(`Tests from \`${reference}\``, span)] };
  const isRemote = !reference.startsWith('file://') && reference.includes('://');
  if (isRemote)
    return refused(`The tests at ${reference} are not fetched; save them as a CSV file and name it here.`, span);
  const prefix = reference.startsWith('file://') ? 'file://'.length : 0;
  const file = reference.slice(prefix);
  if (!/\.[ct]sv$/i.test(file) || file.includes('*')) {
    const isData = !isRead && /\.(?:csv|tsv|jsonl?|ya?ml)$/i.test(file);
    return refused(
      isData
        ? `The tests in ${file} are read by \`hone eval\`, \`hone render\` and \`hone import\`, and not here.`
        : `The tests in ${file} are not read; write them as CSV, a column for each variable, and name that file here.`,
      span,
    );
  }
  const map = fields.textMap(path);
  const pathSpan = map?.spanToSource({ start: prefix, end: reference.length }) ?? span;
  const split = { train: undefined, dev: undefined, test: undefined, seed: undefined };
  const message = `Columns of ${file} that begin with two underscores, such as \`__expected\`, are assertions to promptfoo; \`hone eval\`, \`hone render\` and \`hone import\` read them as such, and here they are columns like all others.`;
  return {
    data: { path: file, pathSpan, columns: {}, where: {}, limit: undefined, split },
    unsupported: isRead ? [] : [{ code: 'csv-columns', message, span: pathSpan }],
  };
}

function refused(message: string, span: Problem['span']): TestFile {
  return { data: undefined, unsupported: [{ code: 'tests-file', message, span }] };
}
