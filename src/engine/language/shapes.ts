import { isMapping } from '../prompt/field-reader.js';
import { toJsonSchema } from '../prompt/picoschema.js';
import { localNamesAt } from '../template/engines.js';
import type { LanguageRequest } from './language-request.js';
import { loopSource } from './loop-source.js';

/** What is known of the value a name stands for: what its declaration says, and what the shown row holds. */
export interface Shape {
  /** JSON Schema. */
  readonly schema: unknown;
  /** As the shown row has it, else the default; undefined when neither does. */
  readonly value: unknown;
  readonly inRow: boolean;
}

const nothing: Shape = { schema: undefined, value: undefined, inRow: false };
const deepest = 20;

/** The shape of `doc.author.name` as it would be read at the request's place; of a loop's variable, that of an item. */
export function shapeOf(path: readonly string[], request: LanguageRequest, depth = 0): Shape {
  const [root, ...properties] = path;
  if (root === undefined || depth > deepest) return nothing;
  return properties.reduce(propertyOf, rootShape(root, request, depth));
}

function rootShape(root: string, request: LanguageRequest, depth: number): Shape {
  const { doc, offset, row } = request;
  const local = localNamesAt(doc.template, offset).findLast(({ name }) => name === root);
  if (local === undefined) {
    const { schema } = propertyOf({ ...nothing, schema: toJsonSchema(inputSchema(request)) }, root);
    const inRow = row !== undefined && Object.hasOwn(row.values, root);
    return { schema, value: inRow ? row.values[root] : defaultOf(request, root), inRow };
  }
  const source = loopSource(doc.template, local.span);
  return source === undefined ? nothing : itemOf(shapeOf(source, { ...request, offset: local.span.start }, depth + 1));
}

function inputSchema({ doc }: LanguageRequest): unknown {
  const input = doc.frontMatter?.data['input'];
  return isMapping(input) ? input['schema'] : undefined;
}

function defaultOf({ doc }: LanguageRequest, name: string): unknown {
  return doc.config.inputs.find((input) => input.name === name)?.default;
}

function propertyOf({ schema, value, inRow }: Shape, name: string): Shape {
  const fields = isMapping(schema) ? schema['properties'] : undefined;
  return {
    schema: isMapping(fields) && Object.hasOwn(fields, name) ? fields[name] : undefined,
    value: isMapping(value) && Object.hasOwn(value, name) ? value[name] : undefined,
    inRow,
  };
}

function itemOf({ schema, value, inRow }: Shape): Shape {
  return {
    schema: isMapping(schema) ? schema['items'] : undefined,
    value: Array.isArray(value) ? (value as unknown[])[0] : undefined,
    inRow,
  };
}

/** The properties a shape is known to have, each with what is known of it; those of the declaration first. */
export function propertiesOf(shape: Shape): ReadonlyMap<string, Shape> {
  const fields = isMapping(shape.schema) ? shape.schema['properties'] : undefined;
  const names = [fields, shape.value].flatMap((from) => (isMapping(from) ? Object.keys(from) : []));
  return new Map(names.map((name) => [name, propertyOf(shape, name)]));
}

/** In a word: `string`, `list`, `object`; undefined when neither a declaration nor a value tells. */
export function typeOf({ schema, value }: Shape): string | undefined {
  const declared = isMapping(schema) ? schema['type'] : undefined;
  const named: unknown = Array.isArray(declared) ? declared.find((type) => type !== 'null') : declared;
  if (typeof named === 'string') return named;
  if (value === undefined || value === null) return undefined;
  return Array.isArray(value) ? 'array' : typeof value;
}
