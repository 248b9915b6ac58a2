import { isMapping } from '../prompt/field-reader.js';
import type { SchemaFault } from './rule.js';

/** What OpenAI's strict mode asks of every object in the schema. */
export function strictFaults(schema: unknown, path: SchemaFault['path'] = []): SchemaFault[] {
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

function objectFaults(
  schema: Readonly<Record<string, unknown>>,
  properties: object,
  path: SchemaFault['path'],
): SchemaFault[] {
  const required: readonly unknown[] = Array.isArray(schema['required']) ? schema['required'] : [];
  const optional = Object.keys(properties).filter((name) => !required.includes(name));
  const open: SchemaFault[] =
    schema['additionalProperties'] === false
      ? []
      : [{ path, message: "Strict mode needs 'additionalProperties: false' in every object: add it." }];
  return [
    ...open,
    ...optional.map((name) => ({
      path: [...path, 'properties', name],
      message: `Strict mode needs every property under 'required': add '${name}' there, with null among its types if it may be absent.`,
    })),
  ];
}
