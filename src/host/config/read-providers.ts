import { dialectProviders } from '../../engine/model/dialect.js';
import type { Price } from '../../engine/model/price.js';
import type { RateLimits } from '../../engine/model/rate.js';
import type { FieldReader } from '../../engine/prompt/field-reader.js';
import type { KeyPath } from '../../engine/prompt/read-yaml.js';
import { checkKeys } from './check-keys.js';
import type { CustomProvider, HoneConfig } from './hone-config.js';

const providerKeys = ['baseUrl', 'keyVariable', 'headers', 'apiVersion', 'limits', 'prices'];
const limitKeys = ['requestsPerMinute', 'tokensPerMinute'] as const;
const priceKeys = ['input', 'output', 'cachedInput'];

/** The servers a configuration names, and what it says of those Hone knows. */
export function readProviders(reader: FieldReader): HoneConfig['providers'] {
  return entriesOf(reader, ['providers'], (path, name) => readProvider(reader, path, name));
}

function readProvider(reader: FieldReader, path: KeyPath, name: string): CustomProvider | undefined {
  const provider = reader.mapping(path);
  if (provider === undefined) return undefined;
  if (!checkKeys(reader, path, Object.keys(provider), providerKeys)) return undefined;
  const baseUrl = reader.text([...path, 'baseUrl']);
  const mayBeAbsent = provider['baseUrl'] === undefined && dialectProviders.includes(name);
  if (!mayBeAbsent && (baseUrl === undefined || !/^https?:\/\//.test(baseUrl))) {
    reader.wrongType([...path, 'baseUrl'], 'an address such as `http://localhost:8000/v1`');
    return undefined;
  }
  const apiVersion = reader.text([...path, 'apiVersion']);
  return {
    baseUrl,
    keyVariable: readVariable(reader, [...path, 'keyVariable']),
    ...(provider['headers'] !== undefined && { headers: readHeaders(reader, [...path, 'headers']) }),
    ...(apiVersion !== undefined && { apiVersion }),
    ...(provider['limits'] !== undefined && { limits: readLimits(reader, [...path, 'limits']) }),
    ...(provider['prices'] !== undefined && { prices: readPrices(reader, [...path, 'prices']) }),
  };
}

/** A name only: the message never repeats what was written, as it may be a key. */
function readVariable(reader: FieldReader, path: KeyPath): string | undefined {
  const name = reader.text(path);
  if (name === undefined || /^[A-Za-z_][A-Za-z0-9_]{0,63}$/.test(name)) return name;
  reader.wrongType(path, 'the name of an environment variable such as `MY_API_KEY`, never a key');
  return undefined;
}

function readHeaders(reader: FieldReader, path: KeyPath): Readonly<Record<string, string>> {
  return entriesOf(reader, path, (at, name) => {
    if (/^[A-Za-z0-9!#$%&'*+.^_`|~-]+$/.test(name)) return readVariable(reader, at);
    reader.wrongType(at, 'a header’s name such as `X-Organization`, with the variable that holds its value');
    return undefined;
  });
}

function readLimits(reader: FieldReader, path: KeyPath): RateLimits {
  checkKeys(reader, path, Object.keys(reader.mapping(path) ?? {}), limitKeys);
  const limits = limitKeys.map((name) => [name, reader.number([...path, name], { whole: true, least: 1 })] as const);
  return Object.fromEntries(limits.filter(([, value]) => value !== undefined));
}

function readPrices(reader: FieldReader, path: KeyPath): Readonly<Record<string, Price>> {
  return entriesOf(reader, path, (at) => readPrice(reader, at));
}

function readPrice(reader: FieldReader, path: KeyPath): Price | undefined {
  const given = reader.mapping(path);
  if (given === undefined || !checkKeys(reader, path, Object.keys(given), priceKeys)) return undefined;
  const [input, output, cachedInput] = priceKeys.map((name) => reader.number([...path, name], { least: 0 }));
  if (input === undefined || output === undefined) {
    reader.wrongType(path, 'US dollars per million tokens such as `{ input: 0.4, output: 1.6 }`');
    return undefined;
  }
  return { input, output, ...(cachedInput !== undefined && { cachedInput }) };
}

/** What can be read of a mapping's entries. */
function entriesOf<T>(
  reader: FieldReader,
  path: KeyPath,
  read: (path: KeyPath, name: string) => T | undefined,
): Record<string, T> {
  const names = Object.keys(reader.mapping(path) ?? {});
  return Object.fromEntries(
    names.flatMap((name): [string, T][] => {
      const value = read([...path, name], name);
      return value === undefined ? [] : [[name, value]];
    }),
  );
}
