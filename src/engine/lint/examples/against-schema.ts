import { isMapping, type Mapping } from '../../prompt/field-reader.js';
import { closest } from '../../text/closest.js';
import { replace } from '../../text/edit.js';
import type { Span } from '../../text/span.js';
import type { Suggestion } from '../rule.js';
import type { JsonNode } from './json-text.js';

/** Where shown JSON is not what a schema says. */
export interface SchemaDifference {
  readonly kind: 'key' | 'value';
  readonly span: Span;
  readonly message: string;
  readonly suggestions: readonly Suggestion[];
}

/** What is shown only in part, and what the schema says in other words (`$ref`, `anyOf` and so on), is taken as it is. */
export function differencesFrom(schema: unknown, node: JsonNode): SchemaDifference[] {
  if (!isMapping(schema) || otherWords.some((word) => Object.hasOwn(schema, word))) return [];
  if (node.kind === 'blank') return [];
  const wrong = wrongType(schema, node);
  if (wrong !== undefined) return [wrong];
  if (node.kind === 'array') return node.items.flatMap((item) => differencesFrom(schema['items'], item));
  return node.kind === 'object' ? inObject(schema, node) : notAllowed(schema, node);
}

const otherWords = [
  '$ref',
  '$dynamicRef',
  'anyOf',
  'oneOf',
  'allOf',
  'not',
  'if',
  'patternProperties',
  'discriminator',
];

type Shown<K extends JsonNode['kind']> = Extract<JsonNode, { kind: K }>;

function wrongType({ type }: Mapping, node: Shown<'object' | 'array' | 'value'>): SchemaDifference | undefined {
  const types: readonly unknown[] = Array.isArray(type) ? type : [type];
  const own = typeOf(node);
  const isKnown = types.every((each) => typeof each === 'string' && each !== 'any');
  if (!isKnown || types.includes(own) || (own === 'integer' && types.includes('number'))) return undefined;
  const message = `The schema wants ${types.join(' or ')} here, not ${own}: change the example or the schema.`;
  return { kind: 'value', span: node.span, message, suggestions: [] };
}

function typeOf(node: Shown<'object' | 'array' | 'value'>): string {
  if (node.kind !== 'value') return node.kind;
  if (node.value === null) return 'null';
  return typeof node.value === 'number' ? (Number.isInteger(node.value) ? 'integer' : 'number') : typeof node.value;
}

function notAllowed({ enum: choices, const: only }: Mapping, { value, span }: Shown<'value'>): SchemaDifference[] {
  const allowed: readonly unknown[] = Array.isArray(choices) ? choices : only === undefined ? [] : [only];
  if (allowed.length === 0 || allowed.includes(value)) return [];
  const words = allowed.filter((each) => typeof each === 'string');
  const guess = typeof value === 'string' ? closest(value, words) : undefined;
  const shown = allowed.slice(0, 6).map((each) => JSON.stringify(each));
  const message = `The schema allows ${shown.join(', ')}${allowed.length > 6 ? ' and others' : ''} here: use one of them, or add ${JSON.stringify(value)} to the schema.`;
  const suggestions =
    guess === undefined ? [] : [{ title: `Change to '${guess}'`, edits: [replace(span, JSON.stringify(guess))] }];
  return [{ kind: 'value', span, message, suggestions }];
}

function inObject(schema: Mapping, node: Shown<'object'>): SchemaDifference[] {
  const properties = isMapping(schema['properties']) ? schema['properties'] : undefined;
  if (properties === undefined) return [];
  const shown = new Set(node.members.map(({ key }) => key));
  const missing = missingKeys(schema, properties, node);
  const unknown = node.members.filter(({ key }) => !Object.hasOwn(properties, key));
  const differences = unknown.flatMap(({ key, keySpan }): SchemaDifference[] => {
    const unused = Object.keys(properties).filter((name) => !shown.has(name));
    const guess = closest(key, unused) ?? (missing.length === 1 && unknown.length === 1 ? missing[0] : undefined);
    // A schema that is open to other keys is wrong only about one that is meant to be another.
    if (guess === undefined && !isClosed(schema)) return [];
    const help = guess === undefined ? 'remove it, or add it to the schema' : `did you mean '${guess}'?`;
    const suggestions =
      guess === undefined ? [] : [{ title: `Change to '${guess}'`, edits: [replace(keySpan, guess)] }];
    const end = guess === undefined ? '.' : '';
    return [{ kind: 'key', span: keySpan, message: `The schema has no key '${key}': ${help}${end}`, suggestions }];
  });
  const inner = node.members.flatMap(({ key, value }) =>
    Object.hasOwn(properties, key) ? differencesFrom(properties[key], value) : [],
  );
  const isExplained = differences.length > 0;
  return [...differences, ...(isExplained ? [] : missing.map((key) => missingKey(key, node))), ...inner];
}

function isClosed(schema: Mapping): boolean {
  return schema['additionalProperties'] === false;
}

function missingKeys(schema: Mapping, properties: Mapping, node: Shown<'object'>): string[] {
  const required: readonly unknown[] = Array.isArray(schema['required']) ? schema['required'] : [];
  if (node.isPartial || node.members.length === 0) return [];
  return required
    .filter((key): key is string => typeof key === 'string' && Object.hasOwn(properties, key))
    .filter((key) => !node.members.some((member) => member.key === key));
}

function missingKey(key: string, { span }: Shown<'object'>): SchemaDifference {
  const message = `The schema requires the key '${key}', which is not in this JSON: add it, or make it optional.`;
  return { kind: 'key', span: { start: span.start, end: span.start + 1 }, message, suggestions: [] };
}
