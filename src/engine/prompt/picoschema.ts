import { isMapping, isText, type Mapping } from './field-reader.js';
import type { KeyPath } from './read-yaml.js';

const scalars: ReadonlySet<string> = new Set(['string', 'number', 'integer', 'boolean', 'null', 'any']);
const jsonSchemaTypes: ReadonlySet<unknown> = new Set([...scalars, 'object', 'array']);

/** What other languages call the types, and how Picoschema writes them. */
const otherWords: ReadonlyMap<string, string> = new Map([
  ...['int', 'long'].map((word) => [word, '`integer`'] as const),
  ...['float', 'double', 'decimal'].map((word) => [word, '`number`'] as const),
  ...['str', 'text'].map((word) => [word, '`string`'] as const),
  ['bool', '`boolean`'],
  ...['array', 'list'].map((word) => [word, '`name(array): string`'] as const),
  ...['object', 'dict', 'map'].map((word) => [word, '`name(object):` with its fields below'] as const),
  ['enum', '`name(enum): [A, B]`'],
]);

export interface PicoschemaOptions {
  /** Finds a schema by its name, as an application registers it. Without it a named schema is left open. */
  readonly named?: (name: string) => Mapping | undefined;
  /** Told of everything that is no Picoschema, at its path within the schema. */
  readonly complain?: (path: KeyPath, message: string) => void;
}

/**
 * dotprompt's Picoschema as JSON Schema; JSON Schema comes back as it is. A mapping with a `type` that JSON Schema
 * knows, or with one of its keywords, is JSON Schema. Optional fields may be null; no others than those named are allowed.
 */
export function toJsonSchema(schema: unknown, options: PicoschemaOptions = {}): unknown {
  if (isText(schema)) return fieldType(schema, [], options);
  if (!isMapping(schema)) return schema;
  if (isMapping(schema['properties'])) return { ...schema, type: schema['type'] ?? 'object' };
  return isJsonSchema(schema) ? schema : objectSchema(schema, [], options);
}

/** A field of Picoschema holds a text or a mapping, so these cannot be fields. */
function isJsonSchema(schema: Mapping): boolean {
  const isList = (key: string): boolean => Array.isArray(schema[key]);
  return (
    jsonSchemaTypes.has(schema['type']) ||
    Object.keys(schema).some((key) => key.startsWith('$')) ||
    ['type', 'anyOf', 'oneOf', 'allOf', 'enum'].some(isList)
  );
}

function objectSchema(fields: Mapping, path: KeyPath, options: PicoschemaOptions): Mapping {
  const properties: [string, unknown][] = [];
  const required: string[] = [];
  let others: unknown = false;
  for (const [key, value] of Object.entries(fields)) {
    const field = fieldKey(key);
    if (field.name === '') {
      others = plainType(value, [...path, key], options);
      continue;
    }
    properties.push([field.name, fieldSchema(field, value, { path: [...path, key], options })]);
    if (!field.optional) required.push(field.name);
  }
  const base = { type: 'object', properties: Object.fromEntries(properties), additionalProperties: others };
  return required.length === 0 ? base : { ...base, required };
}

interface Place {
  readonly path: KeyPath;
  readonly options: PicoschemaOptions;
}

function fieldSchema({ optional, nested, description }: FieldKey, value: unknown, place: Place): Mapping {
  const schema = nestedType(nested, value, place);
  const whole = description === undefined ? schema : { ...schema, description };
  return optional ? nullable(whole, nested) : whole;
}

function nestedType(kind: string | undefined, value: unknown, { path, options }: Place): Mapping {
  if (kind === 'array') return { type: 'array', items: plainType(value, path, options) };
  if (kind === 'enum') {
    if (!Array.isArray(value)) options.complain?.(path, 'An enum is a list of its values: write `[A, B]`.');
    return { enum: Array.isArray(value) ? value : [value] };
  }
  if (kind !== undefined && kind !== 'object')
    options.complain?.(
      path,
      `A field can be \`(array)\`, \`(object)\` or \`(enum)\`, not \`(${kind})\`: write one of these.`,
    );
  return plainType(value, path, options);
}

function plainType(value: unknown, path: KeyPath, options: PicoschemaOptions): Mapping {
  if (isText(value)) return fieldType(value, path, options);
  if (isMapping(value)) return objectSchema(value, path, options);
  options.complain?.(path, 'A field is a type such as `string`, or a mapping of fields: write one of these.');
  return {};
}

/** `string, the person's name`; a name that is no type is a schema's. */
function fieldType(text: string, path: KeyPath, { named, complain }: PicoschemaOptions): Mapping {
  const [type, description] = splitOnce(text);
  if (!scalars.has(type)) complainOfType(type, path, complain);
  const schema = type === 'any' ? {} : scalars.has(type) ? { type } : (named?.(type) ?? {});
  return description === undefined || description === '' ? schema : { ...schema, description };
}

function complainOfType(type: string, path: KeyPath, complain: PicoschemaOptions['complain']): void {
  const meant = otherWords.get(type.toLowerCase());
  if (meant !== undefined) complain?.(path, `\`${type}\` is no type of Picoschema: write ${meant}.`);
  else if (/\[\]$/.test(type))
    complain?.(path, `\`${type}\` is no type of Picoschema: write the list as \`name(array): ${type.slice(0, -2)}\`.`);
  else if (!/^[\p{L}_$][\p{L}\p{N}_$./:-]*$/u.test(type))
    complain?.(
      path,
      `\`${type}\` is no type of Picoschema: write ${[...scalars].map((one) => `\`${one}\``).join(', ')}, or a schema's name.`,
    );
}

function nullable(schema: Mapping, nested: string | undefined): Mapping {
  if (isText(schema['type'])) return { ...schema, type: [schema['type'], 'null'] };
  const values: unknown = schema['enum'];
  if (nested !== 'enum' || !Array.isArray(values) || values.includes(null)) return schema;
  return { ...schema, enum: [...(values as unknown[]), null] };
}

/** A key of Picoschema taken apart: `name?(nested, description)`. */
interface FieldKey {
  readonly name: string;
  readonly optional: boolean;
  readonly nested: string | undefined;
  readonly description: string | undefined;
}

export function fieldKey(key: string): FieldKey {
  const open = key.indexOf('(');
  const bare = (open < 0 ? key : key.slice(0, open)).trim();
  const optional = bare.endsWith('?');
  const name = optional ? bare.slice(0, -1) : bare;
  if (open < 0) return { name, optional, nested: undefined, description: undefined };
  const [nested, description] = splitOnce(key.slice(open + 1).replace(/\)\s*$/, ''));
  return { name, optional, nested, description };
}

/** The part before the first comma, and what follows it if anything does. */
export function splitOnce(text: string): [string, string | undefined] {
  const comma = text.indexOf(',');
  if (comma < 0) return [text.trim(), undefined];
  return [text.slice(0, comma).trim(), text.slice(comma + 1).trim()];
}
