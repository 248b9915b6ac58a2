import { createFieldReader, isMapping } from '../prompt/field-reader.js';
import { readProperties } from '../prompt/formats/prompty/read-properties.js';
import { objectSchema } from '../prompt/formats/prompty/to-schema.js';
import { toJsonSchema } from '../prompt/picoschema.js';
import { localNamesAt } from '../template/engines.js';
import type { BracesPath } from './braces-path.js';
import { contextsAt, type ItemContext } from './item-contexts.js';
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
  return shapeOfPath({ up: 0, names: path }, request, depth);
}

/** The same of a path that may begin with `../`, `this` or `@root`. */
export function shapeOfPath({ up, names }: BracesPath, request: LanguageRequest, depth = 0): Shape {
  const [root, ...properties] = names;
  if (depth > deepest) return nothing;
  const contexts = contextsAt(request.doc, request.offset);
  if (root === undefined || up > 0) return names.reduce(propertyOf, contextShape({ contexts, request, depth }, up));
  if (root === '@root') return properties.reduce(propertyOf, outermost(request));
  if (root === 'this' && request.doc.template.engine === 'handlebars')
    return properties.reduce(propertyOf, contextShape({ contexts, request, depth }, 0));
  return properties.reduce(propertyOf, rootShape(root, { contexts, request, depth }));
}

interface Around {
  readonly contexts: readonly ItemContext[];
  readonly request: LanguageRequest;
  readonly depth: number;
}

function rootShape(root: string, around: Around): Shape {
  const { contexts, request, depth } = around;
  const { doc, offset } = request;
  const local = localNamesAt(doc.template, offset).findLast(({ name }) => name === root);
  if (local === undefined) return contexts.length === 0 ? variableShape(root, request) : inContexts(root, around);
  const source = loopSource(doc.template, local.span);
  if (source === undefined) return nothing;
  const over = shapeOfPath(source.path, { ...request, offset: local.span.start }, depth + 1);
  return source.holds === 'item' ? itemOf(over) : over;
}

/** A name looked up in the innermost value, and further out where that is the rule. */
function inContexts(name: string, around: Around): Shape {
  const { contexts, request } = around;
  for (let up = 0; up < contexts.length; up++) {
    const found = propertyOf(contextShape(around, up), name);
    if (found.schema !== undefined || found.value !== undefined) return found;
    if (contexts[contexts.length - 1 - up]?.isOpen !== true) return nothing;
  }
  return variableShape(name, request);
}

/** What `this` is, or what `../` leads to. */
function contextShape({ contexts, request, depth }: Around, up: number): Shape {
  const context = contexts[contexts.length - 1 - up];
  if (context === undefined) return up === contexts.length ? outermost(request) : nothing;
  if (context.path === undefined) return nothing;
  // Just before the block: its own names are not there yet.
  const over = shapeOfPath(context.path, { ...request, offset: context.inside.start - 1 }, depth + 1);
  if (context.holds === 'value') return over;
  return context.holds === 'item' || isList(over) ? itemOf(over) : over;
}

function isList({ schema, value }: Shape): boolean {
  return Array.isArray(value) || (isMapping(schema) && schema['type'] === 'array');
}

/** All values together. */
function outermost({ doc, row }: LanguageRequest): Shape {
  const defaults = doc.config.inputs.flatMap(({ name, default: value }) =>
    value === undefined ? [] : [[name, value]],
  );
  const value = { ...(Object.fromEntries(defaults) as object), ...row?.values };
  return { schema: toJsonSchema(inputSchema(doc)), value, inRow: row !== undefined };
}

function variableShape(name: string, { doc, row }: LanguageRequest): Shape {
  const { schema } = propertyOf({ ...nothing, schema: toJsonSchema(inputSchema(doc)) }, name);
  const inRow = row !== undefined && Object.hasOwn(row.values, name);
  const declared = doc.config.inputs.find((input) => input.name === name);
  return { schema, value: inRow ? row.values[name] : declared?.default, inRow };
}

function inputSchema({ frontMatter, format }: LanguageRequest['doc']): unknown {
  if (frontMatter !== undefined && format === 'prompty')
    return objectSchema(readProperties(createFieldReader(frontMatter, []), ['inputs']));
  const input = frontMatter?.data['input'];
  return isMapping(input) ? input['schema'] : undefined;
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
