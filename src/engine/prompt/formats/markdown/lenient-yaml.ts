import type { Span } from '../../../text/span.js';
import { isMapping, type Mapping } from '../../field-reader.js';
import { readYaml, type YamlReading } from '../../read-yaml.js';

/** Characters that may not start a plain value in YAML, but do in the parsers of VS Code and Cursor: globs start so. */
const indicators = '*&@%!`';
const atValueStart = /(?<=^[ \t]*(?:-[ \t]+)*(?:[\w-]+:[ \t]+)?|[[,][ \t]*)[*&@%!`]/gm;

/** Stand-ins of the same length, from Unicode's private use area, so that every place stays what it is. */
const firstStandIn = 0xe2a0;
const standIns = /[\uE2A0-\uE2A5]/g;

/**
 * Reads front matter as the editors do that own these formats: `globs: **\/*.ts` needs no quotes. What YAML itself can
 * read is read as YAML; what neither reading makes sense of has YAML's problems.
 */
export function readLenientYaml(text: string, span: Span): YamlReading {
  const strict = readYaml(text, span);
  if (strict.problems.length === 0) return strict;
  const masked = text.slice(span.start, span.end).replaceAll(atValueStart, standInOf);
  const lenient = readYaml(text.slice(0, span.start) + masked, span);
  if (lenient.problems.length > 0) return strict;
  const { frontMatter } = lenient;
  return { frontMatter: { ...frontMatter, data: unmasked(frontMatter.data) as Mapping }, problems: [] };
}

function standInOf(indicator: string): string {
  return String.fromCharCode(firstStandIn + indicators.indexOf(indicator));
}

function unmasked(value: unknown): unknown {
  if (typeof value === 'string') {
    return value.replaceAll(standIns, (character) => indicators[character.charCodeAt(0) - firstStandIn] ?? character);
  }
  if (Array.isArray(value)) return value.map(unmasked);
  if (!isMapping(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, unmasked(inner)]));
}
