import { type FieldReader, isMapping, isText, type Mapping } from '../../field-reader.js';

export type KeyType = 'text' | 'texts' | 'tools' | 'boolean' | 'number' | 'mapping' | 'list' | 'handoffs' | 'any';

/** A key of a format's front matter: what is checked, completed and explained by. */
export interface KnownKey {
  readonly key: string;
  readonly type: KeyType;
  /** Markdown, one or two sentences. */
  readonly documentation: string;
  /** The only values there are, where the format fixes them. */
  readonly values?: readonly string[];
  /** What to write instead of a key that is no longer meant to be used. */
  readonly deprecated?: string;
}

type Check = (reader: FieldReader, key: KnownKey) => void;

const checks: Readonly<Record<KeyType, Check>> = {
  any: () => undefined,
  text: (reader, { key, values }) => {
    if (values === undefined) reader.text([key]);
    else reader.choice([key], values);
  },
  texts: (reader, { key }) => void reader.texts([key]),
  mapping: (reader, { key }) => void reader.mapping([key]),
  list: (reader, { key }) => void reader.list([key]),
  number: (reader, { key }) => void reader.number([key]),
  boolean: (reader, { key }) => requireType(reader, [key], isBoolean, '`true` or `false`'),
  // Names one by one, names in one text, or switches by name.
  tools: (reader, { key }) => {
    if (!isMapping(reader.value([key]))) reader.texts([key]);
  },
  handoffs: checkHandoffs,
};

/** Complains about known keys with values that no reader of the format can use; unknown keys are everyone's own. */
export function checkKeys(reader: FieldReader, keys: readonly KnownKey[]): void {
  for (const key of keys) checks[key.type](reader, key);
}

const handoffFields: readonly [name: string, is: (value: unknown) => boolean, expected: string, needed: boolean][] = [
  ['label', isText, 'text', true],
  ['agent', isText, 'text', true],
  ['prompt', isText, 'text', false],
  ['send', isBoolean, '`true` or `false`', false],
  ['showContinueOn', isBoolean, '`true` or `false`', false],
];

function checkHandoffs(reader: FieldReader, { key }: KnownKey): void {
  reader.list([key])?.forEach((handoff, i) => {
    if (!isMapping(handoff)) {
      reader.wrongType([key, i], 'a mapping with `label`, `agent` and `prompt`');
      return;
    }
    for (const [name, is, expected, needed] of handoffFields) {
      if (needed && isMissing(handoff, name)) reader.wrongType([key, i], `a mapping with \`${name}\``);
      else requireType(reader, [key, i, name], is, expected);
    }
  });
}

function isMissing(mapping: Mapping, name: string): boolean {
  return mapping[name] === undefined || mapping[name] === null;
}

function requireType(
  reader: FieldReader,
  path: readonly (string | number)[],
  is: (value: unknown) => boolean,
  expected: string,
): void {
  const value = reader.value(path);
  if (value !== undefined && value !== null && !is(value)) reader.wrongType(path, expected);
}

function isBoolean(value: unknown): value is boolean {
  return typeof value === 'boolean';
}
