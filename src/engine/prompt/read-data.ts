import { type FieldReader, isMapping, isText } from './field-reader.js';
import { type ColumnKind, columnKinds, type DataReference, type DataSample, type SplitShares } from './prompt-doc.js';
import { parseCondition } from './row-condition.js';

const noShares: SplitShares = { train: undefined, dev: undefined, test: undefined, seed: undefined };

/** `data`: the path of a data file, or a mapping with `path` and what to take from it. */
export function readData(reader: FieldReader): DataReference | undefined {
  const data = reader.value(['data']);
  if (data === undefined || data === null) return undefined;
  if (isText(data)) return reference(reader, data, ['data']);
  const path = isMapping(data) ? reader.text(['data', 'path']) : undefined;
  if (path !== undefined) return { ...reference(reader, path, ['data', 'path']), ...readSelection(reader) };
  if (!isMapping(data)) reader.wrongType(['data'], 'the path of a data file, or a mapping with `path`');
  else if (data['path'] === undefined || data['path'] === null) reader.wrongType(['data'], 'a mapping with `path`');
  return undefined;
}

function reference(reader: FieldReader, path: string, at: readonly string[]): DataReference {
  return { path, pathSpan: reader.valueSpan(at), columns: {}, where: {}, limit: undefined, split: noShares };
}

function readSelection(reader: FieldReader): Omit<DataReference, 'path' | 'pathSpan'> {
  return {
    ...readColumns(reader),
    ...readWhere(reader),
    ...readSample(reader),
    limit: reader.number(['data', 'limit'], { whole: true, least: 1 }),
    split: readShares(reader),
  };
}

/** A mapping of values, or an expression. */
function readWhere(reader: FieldReader): Pick<DataReference, 'where' | 'condition'> {
  const path = ['data', 'where'];
  const where = reader.value(path);
  if (!isText(where)) return { where: reader.mapping(path) ?? {} };
  const condition = parseCondition(where);
  if (!('fault' in condition)) return { where: {}, condition: where };
  const message = `\`data.where\` is no expression over the row: ${condition.fault}.`;
  reader.complain('front-matter-value', message, reader.valueSpan(path));
  return { where: {} };
}

/** A list chooses; a mapping adds names, and says what the values are. */
function readColumns(reader: FieldReader): Pick<DataReference, 'columns' | 'only' | 'kinds'> {
  const path = ['data', 'columns'];
  if (Array.isArray(reader.value(path))) return { columns: {}, only: reader.texts(path) };
  const columns: [string, string][] = [];
  const kinds: [string, ColumnKind][] = [];
  for (const [name, value] of Object.entries(reader.mapping(path) ?? {})) {
    const column = isMapping(value) ? reader.text([...path, name, 'column']) : reader.text([...path, name]);
    const kind = isMapping(value) ? reader.choice([...path, name, 'type'], columnKinds) : undefined;
    if (column !== undefined) columns.push([name, column]);
    if (kind !== undefined) kinds.push([name, kind]);
  }
  return {
    columns: Object.fromEntries(columns),
    ...(kinds.length > 0 && { kinds: Object.fromEntries(kinds) }),
  };
}

/** A number of rows, or with the seed that decides which. */
function readSample(reader: FieldReader): { readonly sample?: DataSample } {
  const path = ['data', 'sample'];
  const isPlain = !isMapping(reader.value(path));
  const n = reader.number(isPlain ? path : [...path, 'n'], { whole: true, least: 1 });
  if (!isPlain && n === undefined) reader.wrongType(path, 'a number of rows, or a mapping with `n`');
  if (n === undefined) return {};
  const seed = isPlain ? undefined : reader.number([...path, 'seed'], { whole: true });
  return { sample: { n, seed: seed ?? 0 } };
}

function readShares(reader: FieldReader): SplitShares {
  if (reader.mapping(['data', 'split']) === undefined) return noShares;
  const share = (name: string): number | undefined => reader.number(['data', 'split', name], { least: 0 });
  return {
    train: share('train'),
    dev: share('dev'),
    test: share('test'),
    seed: reader.number(['data', 'split', 'seed'], { whole: true }),
  };
}
