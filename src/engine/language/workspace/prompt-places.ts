import { isMapping, valueAt } from '../../prompt/field-reader.js';
import type { FrontMatter, PromptDoc } from '../../prompt/prompt-doc.js';
import type { KeyPath } from '../../prompt/read-yaml.js';
import type { Span } from '../../text/span.js';
import type { Role } from './contracts.js';
import { nameWithin } from './data-columns.js';

/** A place in a prompt's front matter that names a variable, a column of its data, or a demonstration's key. */
export interface NamedPlace {
  readonly name: string;
  readonly of: 'variable' | 'column' | 'demo';
  readonly role: Role;
  /** Undefined where the name is written in a way that cannot be replaced, such as with escapes. */
  readonly span: Span | undefined;
}

/** Every place of the front matter that names a variable or a column. */
export function namedPlaces(doc: PromptDoc): NamedPlace[] {
  const { config, frontMatter, text } = doc;
  const inputs = config.inputs.map(({ name, span }): NamedPlace => {
    return { name, of: 'variable', role: 'declaration', span: nameWithin(text, span, name) };
  });
  if (frontMatter === undefined) return inputs;
  const reader = { text, frontMatter };
  return [
    ...inputs,
    ...required(reader),
    ...keysOf(reader, ['input', 'default'], 'variable'),
    ...keysOf(reader, ['input', 'trust'], 'variable'),
    ...keysOf(reader, ['matrix'], 'variable').filter(({ name }) => name !== 'model'),
    ...keysOf(reader, ['data', 'columns'], 'variable'),
    ...keysOf(reader, ['data', 'where'], 'column'),
    ...valuesOf(reader, ['data', 'columns'], 'column'),
    ...demoKeys(reader, config.demos),
  ];
}

interface PlaceReader {
  readonly text: string;
  readonly frontMatter: FrontMatter;
}

const roles: Readonly<Record<NamedPlace['of'], Role>> = {
  variable: 'declaration',
  column: 'column-use',
  demo: 'row-key',
};

function keysOf({ text, frontMatter }: PlaceReader, path: KeyPath, of: NamedPlace['of']): NamedPlace[] {
  const found = valueAt(frontMatter.data, path);
  if (!isMapping(found)) return [];
  return Object.keys(found).map((name) => {
    const span = frontMatter.keySpan([...path, name]);
    return { name, of, role: roles[of], span: span && nameWithin(text, span, name) };
  });
}

function valuesOf({ text, frontMatter }: PlaceReader, path: KeyPath, of: NamedPlace['of']): NamedPlace[] {
  const found = valueAt(frontMatter.data, path);
  if (!isMapping(found) && !Array.isArray(found)) return [];
  return Object.entries(found).flatMap(([key, name]): NamedPlace[] => {
    if (typeof name !== 'string') return [];
    const span = frontMatter.valueSpan([...path, Array.isArray(found) ? Number(key) : key]);
    return [{ name, of, role: roles[of], span: span && nameWithin(text, span, name) }];
  });
}

/** JSON Schema names what is required once more. */
function required(reader: PlaceReader): NamedPlace[] {
  return valuesOf(reader, ['input', 'schema', 'required'], 'variable');
}

function demoKeys(reader: PlaceReader, demos: PromptDoc['config']['demos']): NamedPlace[] {
  if (demos.kind !== 'rows') return [];
  return demos.rows.flatMap((_row, index) => keysOf(reader, ['demos', index], 'demo'));
}
