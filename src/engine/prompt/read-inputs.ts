import { type FieldReader, isMapping, isText, type Mapping } from './field-reader.js';
import { fieldKey, splitOnce, toJsonSchema } from './picoschema.js';
import type { InputDeclaration, Trust } from './prompt-doc.js';
import { schemaComplaints } from './read-output.js';
import type { KeyPath } from './read-yaml.js';

const trusts: readonly Trust[] = ['dev', 'user', 'tool', 'file'];

type Shape = Pick<InputDeclaration, 'name' | 'span' | 'type' | 'description' | 'required'>;

/** The inputs that `input.schema` declares, and those that only `input.default` or `input.trust` name. */
export function readInputs(reader: FieldReader): readonly InputDeclaration[] {
  if (reader.mapping(['input']) === undefined) return [];
  const shapes = new Map<string, Shape>();
  for (const shape of schemaShapes(reader)) shapes.set(shape.name, shape);
  const defaults = reader.mapping(['input', 'default']) ?? {};
  const trusted = reader.mapping(['input', 'trust']) ?? {};
  for (const [key, values] of [
    ['default', defaults],
    ['trust', trusted],
  ] as const) {
    for (const name of Object.keys(values)) {
      if (!shapes.has(name)) shapes.set(name, bareShape(name, reader, ['input', key, name]));
    }
  }
  return [...shapes.values()].map((shape) => ({
    ...shape,
    trust: Object.hasOwn(trusted, shape.name)
      ? (reader.choice(['input', 'trust', shape.name], trusts) ?? 'dev')
      : 'dev',
    default: Object.hasOwn(defaults, shape.name) ? defaults[shape.name] : undefined,
  }));
}

function bareShape(name: string, reader: FieldReader, path: KeyPath): Shape {
  return { name, span: reader.keySpan(path), type: 'any', description: undefined, required: false };
}

function schemaShapes(reader: FieldReader): Shape[] {
  const path = ['input', 'schema'];
  const written = reader.value(path);
  toJsonSchema(written, { complain: schemaComplaints(reader, path) });
  // A name alone is that of a schema kept elsewhere.
  const schema = isText(written) ? undefined : reader.mapping(path);
  if (schema === undefined) return [];
  return isMapping(schema['properties'])
    ? jsonSchemaShapes(reader, schema, schema['properties'])
    : picoschemaShapes(reader, schema);
}

function jsonSchemaShapes(reader: FieldReader, schema: Mapping, properties: Mapping): Shape[] {
  const required = Array.isArray(schema['required']) ? schema['required'] : [];
  return Object.entries(properties).map(([name, property]) => {
    const fields = isMapping(property) ? property : {};
    return {
      name,
      span: reader.keySpan(['input', 'schema', 'properties', name]),
      type: isText(fields['type']) ? fields['type'] : 'any',
      description: isText(fields['description']) ? fields['description'] : undefined,
      required: required.includes(name),
    };
  });
}

/** Picoschema: `name?: type, description`; `name?(array, description)`, `(object, …)`, `(enum, …)` for nested forms. */
function picoschemaShapes(reader: FieldReader, schema: Mapping): Shape[] {
  return Object.entries(schema).flatMap(([key, value]): Shape[] => {
    if (key.startsWith('(*)')) return [];
    const { name, optional, nested, description } = fieldKey(key);
    const path = ['input', 'schema', key];
    const [type, text] = isText(value) ? splitOnce(value) : ['any', undefined];
    const span = { start: reader.keySpan(path).start, end: reader.keySpan(path).start + name.length };
    return [{ name, span, type: nested ?? type, description: description ?? text, required: !optional }];
  });
}
