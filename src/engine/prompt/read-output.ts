import { type FieldReader, isMapping, isText } from './field-reader.js';
import type { LabelWord, OutputDeclaration } from './prompt-doc.js';
import type { KeyPath } from './read-yaml.js';
import { type PicoschemaOptions, toJsonSchema } from './picoschema.js';
import { inTextOrder } from '../text/span.js';

const formats = ['text', 'json'] as const;

/** `output`: its format, its schema as JSON Schema, and its label words. A schema alone means JSON. */
export function readOutput(reader: FieldReader): OutputDeclaration {
  const present = reader.mapping(['output']) !== undefined;
  const schemaPath = ['output', 'schema'];
  const written = present ? (reader.value(schemaPath) ?? undefined) : undefined;
  const schema =
    written === undefined ? undefined : toJsonSchema(written, { complain: schemaComplaints(reader, schemaPath) });
  const format = present ? reader.choice(['output', 'format'], formats) : undefined;
  return {
    format: format ?? (schema === undefined ? 'text' : 'json'),
    schema,
    schemaSpan: written === undefined ? undefined : reader.valueSpan(schemaPath),
    labels: present ? readLabels(reader, ['output', 'labels']) : [],
  };
}

/** Faults of a schema as problems at their places. */
export function schemaComplaints(reader: FieldReader, path: KeyPath): NonNullable<PicoschemaOptions['complain']> {
  return (inner, message) => reader.complain('front-matter-type', message, reader.valueSpan([...path, ...inner]));
}

function readLabels(reader: FieldReader, path: KeyPath): LabelWord[] {
  const labels = reader.value(path);
  if (labels === undefined || labels === null) return [];
  if (Array.isArray(labels)) {
    return labels.flatMap((word: unknown, i) => {
      const text = labelText(reader, [...path, i], word);
      return text === undefined ? [] : [{ value: text, word: text, span: reader.valueSpan([...path, i]) }];
    });
  }
  if (!isMapping(labels)) {
    reader.wrongType(path, 'a list of words or a mapping of data value to word');
    return [];
  }
  const words = Object.entries(labels).flatMap(([value, word]) => {
    const text = labelText(reader, [...path, value], word);
    return text === undefined ? [] : [{ value, word: text, span: reader.valueSpan([...path, value]) }];
  });
  // An object lists its numeric keys first, whatever the file's order.
  return words.sort(inTextOrder);
}

/** Numbers and booleans stand for their text, as `{ "0": 1 }` is a likely way to write labels. */
function labelText(reader: FieldReader, path: KeyPath, word: unknown): string | undefined {
  if (isText(word) && word.trim() !== '') return word;
  if (typeof word === 'number' || typeof word === 'boolean') return String(word);
  reader.wrongType(path, 'a word that is not empty');
  return undefined;
}
