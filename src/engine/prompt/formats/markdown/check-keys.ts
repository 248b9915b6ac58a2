import { type FieldReader, isMapping, isText } from '../../field-reader.js';
import type { KeyType, KnownKey } from '../../known-key.js';
import type { KeyPath } from '../../read-yaml.js';

type Check = (reader: FieldReader, key: KnownKey) => void;

const checks: Readonly<Record<KeyType, Check>> = {
  any: () => undefined,
  string: (reader, { name, values }) => {
    if (values === undefined) reader.text([name]);
    else reader.choice([name], values);
  },
  texts: (reader, { name }) => void reader.texts([name]),
  mapping: (reader, { name }) => void reader.mapping([name]),
  list: checkList,
  number: (reader, { name }) => void reader.number([name]),
  integer: (reader, { name }) => void reader.number([name], { whole: true }),
  boolean: (reader, { name }) => requireType(reader, [name], 'boolean'),
  // Names one by one, names in one text, or switches by name.
  tools: (reader, { name }) => {
    if (!isMapping(reader.value([name]))) reader.texts([name]);
  },
};

/** Complains about known keys with values that no reader of the format can use; unknown keys are everyone's own. */
export function checkKeys(reader: FieldReader, keys: readonly KnownKey[]): void {
  for (const key of keys) checks[key.type](reader, key);
}

function checkList(reader: FieldReader, { name, items }: KnownKey): void {
  const list = reader.list([name]);
  if (items === undefined) return;
  const needed = items.filter(({ required }) => required === true);
  const expected = `a mapping with ${needed.map((key) => `\`${key.name}\``).join(' and ')}`;
  list?.forEach((item, i) => {
    const lacks = !isMapping(item) || needed.some((key) => item[key.name] === undefined || item[key.name] === null);
    if (lacks) reader.wrongType([name, i], expected);
    else for (const key of items) requireType(reader, [name, i, key.name], key.type);
  });
}

function requireType(reader: FieldReader, path: KeyPath, type: KeyType): void {
  const value = reader.value(path);
  if (value === undefined || value === null) return;
  if (type === 'string' && !isText(value)) reader.wrongType(path, 'text');
  if (type === 'boolean' && typeof value !== 'boolean') reader.wrongType(path, '`true` or `false`');
}
