import type { Span } from '../../../text/span.js';
import { type FieldReader, isMapping, isText, type Mapping } from '../../field-reader.js';
import type { KeyPath } from '../../read-yaml.js';

/** One input or output as the front matter declares it, in whichever of Prompty's forms (specification §2.7). */
export interface Property {
  readonly name: string;
  readonly span: Span;
  /** As written; of a shorthand what its value shows, `any` when nothing is given. */
  readonly kind: string;
  readonly description: string | undefined;
  readonly required: boolean;
  readonly strict: boolean;
  readonly nullable: boolean;
  /** Undefined when none is given. */
  readonly default: unknown;
  readonly example: unknown;
  readonly choices: readonly unknown[] | undefined;
  /** Of an array the kind of its items, of an object its properties. */
  readonly items: Property | undefined;
  readonly properties: readonly Property[];
  /** Its alternatives, where it has several kinds. */
  readonly union: { readonly keyword: 'oneOf' | 'anyOf'; readonly of: readonly Property[] } | undefined;
}

const kinds = [
  'string',
  'integer',
  'float',
  'number',
  'boolean',
  'array',
  'object',
  'thread',
  'image',
  'file',
  'audio',
  'union',
  'any',
] as const;

/** Words of Python and of the first version for the same kinds. */
const otherWords: Readonly<Record<string, (typeof kinds)[number]>> = {
  str: 'string',
  text: 'string',
  int: 'integer',
  bool: 'boolean',
  list: 'array',
  dict: 'object',
};

/** What tells a property from a shorthand whose default is a mapping. */
const words: ReadonlySet<string> = new Set([
  ...['kind', 'type', 'description', 'required', 'default', 'example', 'enumValues', 'sample', 'strict', 'nullable'],
  ...['items', 'properties', 'oneOf', 'anyOf'],
]);

/** Words beside `properties` where the whole mapping is a schema and not one property of that name. */
const schemaWords: ReadonlySet<string> = new Set(['properties', 'examples', 'strict', 'kind', 'type', 'required']);

/** The properties declared at a path: a list of them, a mapping by name, or a schema that holds either. */
export function readProperties(reader: FieldReader, path: KeyPath): Property[] {
  const found = reader.value(path);
  if (found === undefined || found === null) return [];
  if (Array.isArray(found)) return found.flatMap((item: unknown, i) => listed(reader, [...path, i], item));
  if (!isMapping(found)) {
    reader.wrongType(path, 'a list of `- name: …` or a mapping of `name: …`');
    return [];
  }
  const inner = found['properties'];
  const isSchema =
    Object.keys(found).every((key) => schemaWords.has(key)) && (isMapping(inner) || Array.isArray(inner));
  if (isSchema) return readProperties(reader, [...path, 'properties']);
  return Object.entries(found).map(([name, value]) => {
    const at = [...path, name];
    const span = reader.keySpan(at);
    return isProperty(value) ? property(reader, at, { name, span, fields: value }) : shorthand(name, span, value);
  });
}

function listed(reader: FieldReader, path: KeyPath, item: unknown): Property[] {
  const name = isMapping(item) ? item['name'] : undefined;
  if (isMapping(item) && isText(name) && name.trim() !== '') {
    return [property(reader, path, { name, span: reader.valueSpan([...path, 'name']), fields: item })];
  }
  reader.wrongType(path, 'a mapping with a `name`, such as `- name: question`');
  return [];
}

function isProperty(value: unknown): value is Mapping {
  const keys = isMapping(value) ? Object.keys(value) : [];
  return keys.some((key) => words.has(key));
}

/** `firstName: Jane` is a property with that default, of the kind the default has. */
function shorthand(name: string, span: Span, value: unknown): Property {
  const given = value ?? undefined;
  return { ...bare, name, span, kind: given === undefined ? 'any' : kindOf(given), default: given };
}

const bare = {
  ...{ kind: 'any', description: undefined, required: false, strict: false, nullable: false, default: undefined },
  ...{ example: undefined, choices: undefined, items: undefined, properties: [], union: undefined },
};

interface Written {
  readonly name: string;
  readonly span: Span;
  readonly fields: Mapping;
}

function property(reader: FieldReader, path: KeyPath, { name, span, fields }: Written): Property {
  const example = fields['example'] ?? fields['sample'];
  const choices = reader.list([...path, 'enumValues']);
  return {
    name,
    span,
    kind: readKind(reader, path, fields),
    description: reader.text([...path, 'description']),
    required: readFlag(reader, [...path, 'required']),
    strict: readFlag(reader, [...path, 'strict']),
    nullable: readFlag(reader, [...path, 'nullable']),
    default: fields['default'],
    example,
    choices,
    items: readItems(reader, [...path, 'items'], fields['items']),
    properties: Object.hasOwn(fields, 'properties') ? readProperties(reader, [...path, 'properties']) : [],
    union: readUnion(reader, path, fields),
  };
}

function readKind(reader: FieldReader, path: KeyPath, fields: Mapping): string {
  const key = Object.hasOwn(fields, 'kind') ? 'kind' : 'type';
  const written = isText(fields[key]) ? otherWords[fields[key]] : undefined;
  if (written !== undefined) return written;
  const kind = reader.choice([...path, key], kinds);
  if (kind !== undefined) return kind;
  if (Array.isArray(fields['oneOf']) || Array.isArray(fields['anyOf'])) return 'union';
  return fields['default'] === undefined || fields['default'] === null ? 'any' : kindOf(fields['default']);
}

function readItems(reader: FieldReader, path: KeyPath, items: unknown): Property | undefined {
  if (isText(items)) return { ...bare, name: 'items', span: reader.valueSpan(path), kind: otherWords[items] ?? items };
  if (!isMapping(items)) return undefined;
  return property(reader, path, { name: 'items', span: reader.keySpan(path), fields: items });
}

function readUnion(reader: FieldReader, path: KeyPath, fields: Mapping): Property['union'] {
  for (const keyword of ['oneOf', 'anyOf'] as const) {
    const branches = fields[keyword];
    if (!Array.isArray(branches)) continue;
    const of = branches.flatMap((branch: unknown, i) => readItems(reader, [...path, keyword, i], branch) ?? []);
    return { keyword, of };
  }
  return undefined;
}

function readFlag(reader: FieldReader, path: KeyPath): boolean {
  const found = reader.value(path);
  if (found === undefined || found === null || typeof found === 'boolean') return found ?? false;
  reader.wrongType(path, '`true` or `false`');
  return false;
}

function kindOf(value: unknown): string {
  if (Array.isArray(value)) return 'array';
  if (typeof value === 'number') return Number.isInteger(value) ? 'integer' : 'float';
  return typeof value === 'boolean' || typeof value === 'object'
    ? typeof value === 'boolean'
      ? 'boolean'
      : 'object'
    : 'string';
}
