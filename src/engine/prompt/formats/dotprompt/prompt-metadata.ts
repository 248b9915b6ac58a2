import { isMapping, type Mapping } from '../../field-reader.js';
import { type PicoschemaOptions, toJsonSchema } from '../../picoschema.js';
import type { PromptDoc } from '../../prompt-doc.js';

/** dotprompt's own keys; those with a dot belong to others, the rest is only in `raw`. */
const reserved: ReadonlySet<string> = new Set([
  ...[
    'config',
    'description',
    'ext',
    'input',
    'model',
    'name',
    'output',
    'raw',
    'toolDefs',
    'tools',
    'variant',
    'version',
  ],
]);

/** What dotprompt's libraries say of a prompt: its front matter, schemas as JSON Schema, the keys of others by their namespace. */
export function promptMetadata(
  { frontMatter, path }: Pick<PromptDoc, 'frontMatter' | 'path'>,
  schemas: PicoschemaOptions = {},
): Mapping {
  const raw = frontMatter?.data ?? {};
  const own = Object.entries(raw).filter(([key]) => reserved.has(key));
  const found = Object.fromEntries(own);
  return {
    ...fileName(path),
    config: {},
    metadata: {},
    ...found,
    ...(isMapping(found['input']) && { input: withSchema(found['input'], schemas) }),
    ...(isMapping(found['output']) && { output: withSchema(found['output'], schemas) }),
    ...(frontMatter !== undefined && { raw }),
    ext: extensions(raw),
  };
}

/** `name.variant.prompt`. */
function fileName(path: string): Mapping {
  const file = path.slice(path.lastIndexOf('/') + 1).replace(/\.prompt$/, '');
  const dot = file.indexOf('.');
  return dot < 0 ? { name: file } : { name: file.slice(0, dot), variant: file.slice(dot + 1) };
}

function withSchema(part: Mapping, schemas: PicoschemaOptions): Mapping {
  const { schema } = part;
  return schema === undefined || schema === null ? part : { ...part, schema: toJsonSchema(schema, schemas) };
}

/** `a.b.c: 1` as `{ 'a.b': { c: 1 } }`. */
function extensions(raw: Mapping): Mapping {
  const spaces = new Map<string, [string, unknown][]>();
  for (const [key, value] of Object.entries(raw)) {
    const dot = key.lastIndexOf('.');
    if (dot < 0 || reserved.has(key)) continue;
    const space = key.slice(0, dot);
    spaces.set(space, [...(spaces.get(space) ?? []), [key.slice(dot + 1), value]]);
  }
  return Object.fromEntries([...spaces].map(([space, fields]) => [space, Object.fromEntries(fields)]));
}
