import { isMapping } from '../../prompt/field-reader.js';

/**
 * The elements an XML assertion asks for, as promptfoo writes them: a list, a text with commas, or either under
 * `requiredElements`; paths with points.
 * @returns one sentence when the value is none of these
 */
export function wantedElements(value: unknown): readonly string[] | string {
  const list = isMapping(value) ? value['requiredElements'] : value;
  if (list === undefined || list === null || list === '') return [];
  if (typeof list === 'string') return list.split(',').map((path) => path.trim());
  if (Array.isArray(list) && list.every((path) => typeof path === 'string')) return list;
  return 'its value must list elements, for example [order.item, order.total].';
}

/** Why the elements are not all there; undefined when they are. */
export function missingElements(paths: ReadonlySet<string>, wanted: readonly string[]): string | undefined {
  const missing = wanted.filter((path) => !paths.has(path));
  return missing.length === 0 ? undefined : `The XML has no ${missing.map((path) => `<${path}>`).join(', ')}.`;
}
