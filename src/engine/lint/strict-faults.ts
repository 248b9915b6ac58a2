import { isMapping, type Mapping } from '../prompt/field-reader.js';
import type { SchemaFault } from './rule.js';

/** What an object of the schema lacks. */
export interface StrictFault extends SchemaFault {
  /** From the schema's root to the object. */
  readonly object: SchemaFault['path'];
  /** The property that must be required; undefined where other properties must be forbidden. */
  readonly property?: string;
  /** True where the property may be null, so that requiring it forbids no answer but one that leaves it out. */
  readonly isNullable?: boolean;
}

/** What OpenAI's strict mode asks of every object in the schema. */
export function strictFaults(schema: unknown, path: SchemaFault['path'] = []): StrictFault[] {
  if (Array.isArray(schema)) return schema.flatMap((part, index) => strictFaults(part, [...path, index]));
  if (!isMapping(schema)) return [];
  const { properties, ...keywords } = schema;
  const inner = Object.entries(keywords).flatMap(([key, value]) =>
    isLiteral(key) ? [] : strictFaults(value, [...path, key]),
  );
  if (!isMapping(properties)) return inner;
  const fields = Object.entries(properties).flatMap(([name, field]) =>
    strictFaults(field, [...path, 'properties', name]),
  );
  return [...objectFaults(schema, properties, path), ...fields, ...inner];
}

/** Keywords whose value is an example of an answer, not a schema. */
function isLiteral(keyword: string): boolean {
  return ['const', 'default', 'enum', 'examples'].includes(keyword);
}

function objectFaults(schema: Mapping, properties: Mapping, path: SchemaFault['path']): StrictFault[] {
  const required: readonly unknown[] = Array.isArray(schema['required']) ? schema['required'] : [];
  const optional = Object.entries(properties).filter(([name]) => !required.includes(name));
  const open: StrictFault[] =
    schema['additionalProperties'] === false
      ? []
      : [{ path, object: path, message: "Strict mode needs 'additionalProperties: false' in every object: add it." }];
  return [
    ...open,
    ...optional.map(([name, field]) => ({
      path: [...path, 'properties', name],
      object: path,
      property: name,
      isNullable: allowsNull(field),
      message: `Strict mode needs every property under 'required': add '${name}' there, with null among its types if it may be absent.`,
    })),
  ];
}

function allowsNull(field: unknown): boolean {
  if (!isMapping(field)) return false;
  const { type } = field;
  return type === 'null' || (Array.isArray(type) && type.includes('null'));
}
