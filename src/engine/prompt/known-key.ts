/** A key of a format's front matter or configuration: what is checked, completed and explained by. */
export interface KnownKey {
  readonly name: string;
  readonly type: KeyType;
  /** Markdown, one or two sentences. */
  readonly documentation: string;
  /** The only values there are, or the only items of a list, where the format fixes them. */
  readonly values?: readonly string[];
  /** Values that are common; there are others. */
  readonly examples?: readonly string[];
  readonly keys?: readonly KnownKey[];
  /** The keys of each item, where the value is a list of mappings. */
  readonly items?: readonly KnownKey[];
  /** What stands under a key of any name, where the user chooses the names. */
  readonly anyKey?: Omit<KnownKey, 'name' | 'documentation'>;
  /** True of a key that an item of a list cannot be without. */
  readonly required?: boolean;
  /** What to write instead of a key that is no longer meant to be used: it is explained, but not offered. */
  readonly deprecated?: string;
}

/** In the words of JSON Schema where it has one. */
export type KeyType =
  | 'string'
  | 'number'
  | 'integer'
  | 'boolean'
  | 'list'
  | 'mapping'
  /** A text or a list of texts. */
  | 'texts'
  /** The same, or switches by name. */
  | 'tools'
  | 'any';

/** The key at a path such as `['config', 'seed']`; undefined where nothing is known of it. One of the user's own naming has no documentation. */
export function keyAt(keys: readonly KnownKey[], path: readonly string[]): KnownKey | undefined {
  let inner: readonly KnownKey[] = keys;
  let anyKey: KnownKey['anyKey'];
  let found: KnownKey | undefined;
  for (const name of path) {
    found = inner.find((key) => key.name === name) ?? (anyKey && { ...anyKey, name, documentation: '' });
    inner = [...(found?.keys ?? []), ...(found?.items ?? [])];
    anyKey = found?.anyKey;
  }
  return found;
}
