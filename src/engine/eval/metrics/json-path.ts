/** A place in JSON: keys and indices. */
export type JsonPath = readonly (string | number)[];

/** Reads `a.b[0].c`; undefined when it is no such path. */
export function parseJsonPath(text: string): JsonPath | undefined {
  if (!/^[^.[\]]+(?:\[\d+\]|\.[^.[\]]+)*$/.test(text)) return undefined;
  return [...text.matchAll(/\[(\d+)\]|([^.[\]]+)/g)].map(([, index, key = '']) =>
    index === undefined ? key : Number(index),
  );
}

/** The value at a path, wrapped because `null` is one; undefined where there is none. */
export function valueAtPath(json: unknown, path: JsonPath): { readonly value: unknown } | undefined {
  let value = json;
  for (const part of path) {
    if (typeof value !== 'object' || value === null || !Object.hasOwn(value, part)) return undefined;
    if (Array.isArray(value) !== (typeof part === 'number')) return undefined;
    value = (value as Readonly<Record<string | number, unknown>>)[part];
  }
  return { value };
}
