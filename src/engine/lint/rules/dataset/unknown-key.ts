import { isMapping } from '../../../prompt/field-reader.js';
import { keysOf } from '../../../prompt/formats/format-keys.js';
import type { KnownKey } from '../../../prompt/known-key.js';
import type { FrontMatter } from '../../../prompt/prompt-doc.js';
import type { KeyPath } from '../../../prompt/read-yaml.js';
import { closest } from '../../../text/closest.js';
import { replace } from '../../../text/edit.js';
import { configOf } from '../../dataset/config-of.js';
import { dataFormats } from '../../format-groups.js';
import { defineRule, type Report } from '../../rule.js';

/** A misspelt key is no error to anybody: what it says is not done, and nothing tells. */
export const unknownKey = defineRule({
  meta: {
    id: 'dataset/unknown-key',
    summary: 'No key of the configuration is one letter off a key there is.',
    kind: 'objective',
    severity: 'warning',
    formats: dataFormats,
    fix: 'suggest',
    sources: [
      {
        title: 'promptfoo issue 4321: unknown keys and tests without assertions pass',
        url: 'https://github.com/promptfoo/promptfoo/issues/4321',
        kind: 'tool',
        verifiedOn: '2026-11-26',
      },
    ],
  },

  *check({ doc, part }) {
    if (doc.format === 'promptfoo' && part.start !== 0) return;
    const config = configOf(doc);
    if (config !== undefined) yield* misspeltIn(config, { value: config.data, path: [], keys: keysOf(doc) });
  },
});

interface Place {
  readonly value: unknown;
  readonly path: KeyPath;
  readonly keys: readonly KnownKey[];
}

/** Below keys of the user's own naming nothing is known. */
function* misspeltIn(config: FrontMatter, { value, path, keys }: Place): Iterable<Report> {
  if (Array.isArray(value)) {
    for (const [at, item] of value.slice(0, mostItems).entries())
      yield* misspeltIn(config, { value: item, path: [...path, at], keys });
    return;
  }
  if (!isMapping(value) || keys.length === 0) return;
  for (const [name, inner] of Object.entries(value)) {
    const known = keys.find((key) => key.name === name);
    const place = [...path, name];
    if (known === undefined) yield* misspelt(config, place, freeNames(keys, value));
    else if (known.anyKey === undefined)
      yield* misspeltIn(config, { value: inner, path: place, keys: [...(known.keys ?? []), ...(known.items ?? [])] });
  }
}

function freeNames(keys: readonly KnownKey[], taken: object): string[] {
  return keys.map(({ name }) => name).filter((name) => !Object.hasOwn(taken, name));
}

function misspelt(config: FrontMatter, path: KeyPath, free: readonly string[]): Report[] {
  const name = String(path.at(-1));
  const span = config.keySpan(path);
  const guess = isPlain(name) ? closest(name, free) : undefined;
  if (span === undefined || guess === undefined) return [];
  const message = `Nothing reads the key '${name}' here: did you mean '${guess}'?`;
  return [{ span, message, suggestions: [{ title: `Change to '${guess}'`, edits: [replace(span, guess)] }] }];
}

const mostItems = 2000;

/** Extensions begin with `x-`, and a dot makes a namespace. */
function isPlain(name: string): boolean {
  return /^[A-Za-z_][\w-]*$/.test(name) && !/^x-/i.test(name);
}
