import type { EnvironmentReference, FileReference, FrontMatter } from '../../prompt-doc.js';
import type { KeyPath } from '../../read-yaml.js';

/** A value that stands elsewhere, written as `${env:NAME}`, `${env:NAME:default}` or `${file:path}` (specification §2.11). */
export type Reference =
  | { readonly kind: 'env'; readonly name: string; readonly default: string | undefined }
  | { readonly kind: 'file'; readonly path: string };

/** Only a whole value is a reference; an unknown protocol is text. */
export function readReference(value: unknown): Reference | undefined {
  if (typeof value !== 'string' || !value.startsWith('${') || !value.endsWith('}')) return undefined;
  const inside = value.slice(2, -1);
  const colon = inside.indexOf(':');
  const protocol = inside.slice(0, Math.max(colon, 0)).toLowerCase();
  const rest = inside.slice(colon + 1);
  if (protocol === 'file') return { kind: 'file', path: rest };
  if (protocol !== 'env') return undefined;
  const at = rest.indexOf(':');
  const fallback = at < 0 ? '' : rest.slice(at + 1);
  return { kind: 'env', name: at < 0 ? rest : rest.slice(0, at), default: fallback === '' ? undefined : fallback };
}

interface FoundReference {
  readonly path: KeyPath;
  readonly reference: Reference;
}

/** As deep as front matter is read at all. */
const mostNested = 200;

/** Every reference of a value, however deep. */
function findReferences(value: unknown, path: KeyPath = []): FoundReference[] {
  const reference = readReference(value);
  if (reference !== undefined) return [{ path, reference }];
  if (path.length > mostNested) return [];
  if (Array.isArray(value)) return value.flatMap((item, i) => findReferences(item, [...path, i]));
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, item]) => findReferences(item, [...path, key]));
}

export interface ReferenceLists {
  readonly references: readonly FileReference[];
  readonly environment: readonly EnvironmentReference[];
}

/** The references of a front matter with their places. */
export function listReferences(frontMatter: FrontMatter): ReferenceLists {
  const { data, span } = frontMatter;
  const nowhere = { start: span.start, end: span.start };
  const found = findReferences(data).map(({ path, reference }) => ({
    reference,
    span: frontMatter.valueSpan(path) ?? nowhere,
  }));
  return {
    references: found.flatMap(({ reference, span: place }) =>
      reference.kind === 'file' ? [{ path: reference.path, span: place }] : [],
    ),
    environment: found.flatMap(({ reference, span: place }) =>
      reference.kind === 'env' ? [{ name: reference.name, default: reference.default, span: place }] : [],
    ),
  };
}
