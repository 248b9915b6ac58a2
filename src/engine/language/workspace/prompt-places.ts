import { isMapping, valueAt } from '../../prompt/field-reader.js';
import type { FrontMatter, PromptDoc } from '../../prompt/prompt-doc.js';
import type { KeyPath } from '../../prompt/read-yaml.js';
import { parseCondition } from '../../prompt/row-condition.js';
import { sliceOf, type Span } from '../../text/span.js';
import type { Role } from './contracts.js';
import { nameWithin } from './data-columns.js';
import { folderOf, resolvePath } from './paths.js';
import { promptfooYaml } from './promptfoo-templates.js';

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
  if (doc.format === 'promptfoo') return promptfooPlaces(doc);
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
    ...columnPlaces(reader),
    ...conditionPlaces(reader, config.data),
    ...demoKeys(reader, config.demos),
    ...(doc.format === 'prompty' ? promptyPlaces(reader) : []),
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

/** @param only those of these keys; all when left out */
function valuesOf(
  { text, frontMatter }: PlaceReader,
  path: KeyPath,
  of: NamedPlace['of'],
  only?: readonly string[],
): NamedPlace[] {
  const found = valueAt(frontMatter.data, path);
  if (!isMapping(found) && !Array.isArray(found)) return [];
  return Object.entries(found).flatMap(([key, name]): NamedPlace[] => {
    if (typeof name !== 'string' || only?.includes(key) === false) return [];
    const span = frontMatter.valueSpan([...path, Array.isArray(found) ? Number(key) : key]);
    return [{ name, of, role: roles[of], span: span && nameWithin(text, span, name) }];
  });
}

/** The columns that are taken, each alone or with what it holds. */
function columnPlaces(reader: PlaceReader): NamedPlace[] {
  const path = ['data', 'columns'];
  const columns = valueAt(reader.frontMatter.data, path);
  const declared = isMapping(columns) ? Object.keys(columns) : [];
  return [
    ...valuesOf(reader, path, 'column'),
    ...declared.flatMap((name) => valuesOf(reader, [...path, name], 'column', ['column'])),
  ];
}

/** An expression sees the template's names beside the columns. */
function conditionPlaces({ frontMatter, text }: PlaceReader, data: PromptDoc['config']['data']): NamedPlace[] {
  const condition = data?.condition === undefined ? undefined : parseCondition(data.condition);
  if (data === undefined || condition === undefined || 'fault' in condition) return [];
  const map = frontMatter.textMap(['data', 'where']);
  return condition.uses.map(({ name, span: inner }): NamedPlace => {
    const span = map?.spanToSource(inner);
    const named = { name, span: span && sliceOf(text, span) === name ? span : undefined };
    return Object.hasOwn(data.columns, name)
      ? { ...named, of: 'variable', role: 'use' }
      : { ...named, of: 'column', role: 'column-use' };
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

/** `sample`, of one row or several, and what tools are bound to. */
function promptyPlaces(reader: PlaceReader): NamedPlace[] {
  const { sample, tools } = reader.frontMatter.data;
  const rows = Array.isArray(sample)
    ? sample.flatMap((_row, index) => keysOf(reader, ['sample', index], 'variable'))
    : keysOf(reader, ['sample'], 'variable');
  const bound = Array.isArray(tools)
    ? tools.flatMap((tool: unknown, index) => {
        const bindings = isMapping(tool) && isMapping(tool['bindings']) ? Object.keys(tool['bindings']) : [];
        return bindings.flatMap((name) => inputOf(reader, ['tools', index, 'bindings', name]));
      })
    : [];
  return [...rows.map((row): NamedPlace => ({ ...row, role: 'row-key' })), ...bound];
}

function inputOf(reader: PlaceReader, path: KeyPath): NamedPlace[] {
  return valuesOf(reader, path, 'variable').filter(({ span }) => {
    const input = reader.frontMatter.valueSpan([...path, 'input']);
    return span !== undefined && input !== undefined && input.start <= span.start && span.end <= input.end;
  });
}

/** The variables of every test: all prompts of the file are tried on all of them. */
function promptfooPlaces(doc: PromptDoc): NamedPlace[] {
  const frontMatter = promptfooYaml(doc);
  const reader = { text: doc.text, frontMatter };
  const { data } = frontMatter;
  const scenarios = indexed(data, ['scenarios']);
  const tests = [
    ['defaultTest'],
    ...indexed(data, ['tests']),
    ...scenarios.flatMap((path) => [...indexed(data, [...path, 'config']), ...indexed(data, [...path, 'tests'])]),
  ];
  const keys = tests.flatMap((path) => keysOf(reader, [...path, 'vars'], 'variable'));
  return keys.map((key): NamedPlace => ({ ...key, role: 'row-key' }));
}

/** The paths of a list's items, or of what stands there alone. */
function indexed(data: unknown, path: KeyPath): KeyPath[] {
  const found = valueAt(data, path);
  return Array.isArray(found) ? found.map((_item, index) => [...path, index]) : [path];
}

/** Files that hold values for a prompt's variables, beside its data and its demonstrations. */
export function valueFilesOf({ format, path, references, frontMatter }: PromptDoc): string[] {
  if (format === 'poml') return [path.replace(/\.poml$/, '.context.json')];
  if (format !== 'prompty' || typeof frontMatter?.data['sample'] !== 'string') return [];
  const sample = frontMatter.valueSpan(['sample']);
  return references.flatMap(({ path: reference, span }) => {
    const isSample = sample !== undefined && sample.start <= span.start && span.end <= sample.end;
    return (isSample ? resolvePath(folderOf(path), reference) : undefined) ?? [];
  });
}
