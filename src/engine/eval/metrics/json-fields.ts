import { isMapping } from '../../prompt/field-reader.js';
import { canonicalJson } from '../../text/hash.js';
import type { Assertion } from '../contracts/row-metric.js';
import type { RowScore, ScoredAnswer } from '../contracts/scored-answer.js';
import { normalizerOf, normalizeOption } from '../text-normalizer.js';
import { findJson } from './find-json.js';
import { type JsonPath, parseJsonPath, valueAtPath } from './json-path.js';
import { parseJson } from './parse-json.js';

interface Field {
  readonly name: string;
  readonly path: JsonPath;
}

export const jsonFields: Assertion = {
  id: 'json-fields',
  level: 'assertion',
  comparesExpected: true,
  summary:
    'The share of the fields of the value, an object, or of the expected answer, that the JSON in the answer has alike.',
  needs: [],
  range: [0, 1],
  options: [
    { name: 'fields', summary: 'Paths such as `name` or `items[0].price`; all keys of the object when not given.' },
    normalizeOption,
  ],
  bind({ value, options }) {
    if (value !== undefined && !isMapping(value)) return 'its value must be an object with the fields that are wanted.';
    const fields = fieldsOf(options?.['fields']);
    if (typeof fields === 'string') return fields;
    const normalize = normalizerOf(options?.['normalize']);
    const plain = normalize !== undefined && 'normalize' in normalize ? normalize.normalize : undefined;
    return (answer) => {
      const wanted = value ?? objectIn(answer.expected);
      if (!isMapping(wanted)) return { value: 0, reason: 'What is wanted is no JSON object.' };
      return share(answer, wanted, { fields: fields ?? keysOf(wanted), plain });
    };
  },
};

function fieldsOf(option: unknown): readonly Field[] | undefined | string {
  if (option === undefined) return undefined;
  const names: readonly unknown[] = Array.isArray(option) ? option : [option];
  const fields = names.map((name) => ({ name: String(name), path: parseJsonPath(String(name)) }));
  const wrong = fields.find(({ path }) => path === undefined);
  if (wrong !== undefined || fields.length === 0)
    return `its \`fields\` must be paths such as "name" or "items[0].price"${wrong === undefined ? '.' : `; '${wrong.name}' is none.`}`;
  return fields.map(({ name, path = [] }) => ({ name, path }));
}

function keysOf(wanted: Readonly<Record<string, unknown>>): Field[] {
  return Object.keys(wanted).map((key) => ({ name: key, path: [key] }));
}

function objectIn(text: string | undefined): unknown {
  if (text === undefined) return undefined;
  return parseJson(text)?.value ?? findJson(text).find(isMapping);
}

function share(
  { answer }: ScoredAnswer,
  wanted: Readonly<Record<string, unknown>>,
  { fields, plain }: { readonly fields: readonly Field[]; readonly plain: ((text: string) => string) | undefined },
): RowScore {
  const found = objectIn(answer);
  if (!isMapping(found)) return { value: 0, reason: 'There is no JSON object in the answer.' };
  const wrong = fields.filter(({ path }) => textAt(found, path, plain) !== textAt(wanted, path, plain));
  if (wrong.length === 0) return { value: 1 };
  const names = wrong.map(({ name }) => `\`${name}\``).join(', ');
  return { value: 1 - wrong.length / fields.length, reason: `${names} ${wrong.length === 1 ? 'differs' : 'differ'}.` };
}

function textAt(json: unknown, path: JsonPath, plain: ((text: string) => string) | undefined): string | undefined {
  const held = valueAtPath(json, path);
  if (held === undefined) return undefined;
  return canonicalJson(typeof held.value === 'string' && plain !== undefined ? plain(held.value) : held.value);
}
