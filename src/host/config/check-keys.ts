import type { FieldReader } from '../../engine/prompt/field-reader.js';
import type { KeyPath } from '../../engine/prompt/read-yaml.js';
import { closest } from '../../engine/text/closest.js';

/** Names under which people put a key itself. */
const secretKeys: ReadonlySet<string> = new Set([
  'key',
  'apikey',
  'api_key',
  'token',
  'secret',
  'password',
  'authorization',
]);

/** False when a key is unknown; that is then reported. */
export function checkKeys(
  reader: FieldReader,
  path: KeyPath,
  found: readonly string[],
  known: readonly string[],
): boolean {
  const unknown = found.filter((key) => !known.includes(key));
  for (const key of unknown) {
    const [code, message] = secretKeys.has(key.toLowerCase()) ? secretKey(key) : unknownKey(key, known);
    reader.complain(code, message, reader.keySpan([...path, key]));
  }
  return unknown.length === 0;
}

function secretKey(key: string): [code: string, message: string] {
  const message = `\`${key}\` holds a key, which does not belong in a file; delete it and name its variable: \`keyVariable: MY_API_KEY\`.`;
  return ['config-secret', message];
}

function unknownKey(key: string, known: readonly string[]): [code: string, message: string] {
  const near = closest(key, known);
  const help =
    near === undefined ? `the keys are ${known.map((name) => `\`${name}\``).join(', ')}.` : `did you mean \`${near}\`?`;
  return ['config-key', `There is no key \`${key}\`; ${help}`];
}
