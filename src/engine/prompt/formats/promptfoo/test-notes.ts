import type { Problem } from '../../../text/problem.js';
import { type FieldReader, isMapping, isText } from '../../field-reader.js';
import type { KeyPath } from '../../read-yaml.js';
import { blocked, isCode } from './code.js';
import { isTextFile } from './include-values.js';

const readKeys: ReadonlySet<string> = new Set([...['assert', 'config', 'description', 'tests', 'threshold', 'vars']]);

const readOptions: ReadonlySet<string> = new Set([
  ...['disableDefaultAsserts', 'disableVarExpansion', 'prefix', 'provider', 'rubricPrompt', 'suffix'],
]);

/** What a test says beside its variables and assertions, and variables that promptfoo would take for more than data. */
export function notesOfTest(fields: FieldReader, path: KeyPath): Problem[] {
  const value = fields.value(path);
  if (isText(value) && path[0] === 'defaultTest') return [fileNote('The default test', value, fields.valueSpan(path))];
  if (!isMapping(value)) return [];
  fields.number([...path, 'threshold']);
  const keys = Object.keys(value).filter((key) => !readKeys.has(key) && key !== 'options' && key !== 'path');
  const options = Object.keys(fields.mapping([...path, 'options']) ?? {}).filter((key) => !readOptions.has(key));
  return [
    ...keys.map((key) => keyNote(fields, [...path, key])),
    ...options.map((key) => keyNote(fields, [...path, 'options', key])),
    ...varNotes(fields, [...path, 'vars']),
  ];
}

function keyNote(fields: FieldReader, path: KeyPath): Problem {
  const key = String(path.at(-1));
  const span = fields.keySpan(path);
  if (/^transform/i.test(key)) return blocked(`\`${key}\``, span);
  return { code: 'test-key', message: `\`${key}\` of a test is not carried over.`, span };
}

function varNotes(fields: FieldReader, path: KeyPath): Problem[] {
  const vars = fields.value(path);
  if (isText(vars)) return [fileNote('The variables', vars, fields.valueSpan(path))];
  if (!isMapping(vars)) return [];
  return Object.entries(vars).flatMap(([name, value]) =>
    Array.isArray(value)
      ? value.flatMap((item, i) => valueNote(fields, item, [...path, name, i]))
      : valueNote(fields, value, [...path, name]),
  );
}

function valueNote(fields: FieldReader, value: unknown, path: KeyPath): Problem[] {
  if (!isText(value)) return [];
  const span = fields.valueSpan(path);
  if (value.startsWith('file://') || value.startsWith('package:')) return [fileNote('This value', value, span)];
  if (!/\{[{%]/.test(value)) return [];
  const message = 'promptfoo renders the tags in this value; here a value is data, and they stay as they are.';
  return [{ code: 'value-template', message, span }];
}

function fileNote(what: string, reference: string, span: Problem['span']): Problem {
  if (isCode(reference)) return blocked(`${what} from \`${reference}\``, span);
  const isRead = isTextFile(reference);
  const message = isRead
    ? `${what} is read from \`${reference}\` by \`hone eval\`, \`hone render\` and \`hone import\`; here it stays this text.`
    : `${what} would be read from \`${reference}\`; here it stays this text. Write it in this file.`;
  return { code: 'value-file', message, span };
}
