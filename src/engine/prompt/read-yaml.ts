import {
  isAlias,
  isMap,
  isNode,
  isScalar,
  isSeq,
  parseDocument,
  visit,
  type Document,
  type Node,
  type YAMLError,
  type YAMLMap,
} from 'yaml';
import type { Problem } from '../text/problem.js';
import { sliceOf, type Span } from '../text/span.js';
import type { FrontMatter } from './prompt-doc.js';
import { tooDeepAt } from './yaml-depth.js';
import { scalarMap } from './yaml-scalar-map.js';

export type KeyPath = readonly (string | number)[];

export interface YamlReading {
  readonly frontMatter: FrontMatter;
  readonly problems: readonly Problem[];
}

/** Above this the front matter is not parsed: an editor must answer while typing, and so much data belongs in a data file. */
const largest = 300_000;

/** A broken file can have thousands of errors that follow from the first. */
const mostProblems = 20;

const advice: Readonly<Record<string, string>> = {
  BLOCK_AS_IMPLICIT_KEY: 'put the value in quotes when it contains a colon',
  MULTILINE_IMPLICIT_KEY: 'write `key: value` on one line, or put the value in quotes',
  MISSING_CHAR: 'close the quote, bracket or brace, and write a colon and a blank after a key',
  BAD_INDENT: 'align keys of one mapping in the same column',
  TAB_AS_INDENT: 'indent with blanks, not tabs',
  BAD_ALIAS: 'put a value that starts with `*` or `&` in quotes',
  UNEXPECTED_TOKEN: 'put a value with special characters in quotes',
  BAD_SCALAR_START: 'put the value in quotes',
};

/**
 * Reads the YAML at `span` of `text`, which messages call `what`. Every fault is a problem with a place; broken YAML
 * reads as an empty mapping.
 */
export function readYaml(text: string, span: Span, what = 'The front matter'): YamlReading {
  const refusal = refuse(text, span, what);
  if (refusal !== undefined) return broken(span, [refusal]);
  const document = parseDocument(sliceOf(text, span), {
    prettyErrors: false,
    uniqueKeys: false,
    merge: true,
    logLevel: 'error',
    keepSourceTokens: true,
  });
  const problems = [...document.errors.map((error) => yamlProblem(error, span)), ...structureProblems(document, span)];
  if (problems.length > 0) return broken(span, problems.slice(0, mostProblems));
  return plainData(document, { span, text, what });
}

/** What must not reach the parser. */
function refuse(text: string, span: Span, what: string): Problem | undefined {
  const size = span.end - span.start;
  if (size > largest) {
    const message = `${what} has ${size} characters, more than the ${largest} Hone reads; move rows to a data file, or split it.`;
    return { code: 'front-matter-too-large', message, span: { start: span.start, end: span.start } };
  }
  const deep = tooDeepAt(sliceOf(text, span));
  if (deep === undefined) return undefined;
  const message = `${what} nests too deep to be read; close what is open, or put the value in quotes.`;
  return { code: 'front-matter-too-deep', message, span: { start: span.start + deep, end: span.start + deep + 1 } };
}

function broken(span: Span, problems: readonly Problem[]): YamlReading {
  return {
    frontMatter: { span, data: {}, keySpan: () => undefined, valueSpan: () => undefined, textMap: () => undefined },
    problems,
  };
}

function yamlProblem(error: YAMLError, span: Span): Problem {
  const what = error.message.replace(/\.$/, '');
  const help = advice[error.code] ?? 'correct it, or put the value in quotes';
  const start = Math.min(span.start + error.pos[0], span.end);
  const end = Math.max(start, Math.min(span.start + error.pos[1], span.end));
  return { code: 'yaml-syntax', message: `YAML: ${what}; ${help}.`, span: { start, end } };
}

/** Two faults that `yaml` leaves to us: keys given twice (its own check is quadratic) and a value that contains itself. */
function structureProblems(document: Document, span: Span): Problem[] {
  const problems: Problem[] = [];
  const complain = (node: Node, message: string): void => {
    problems.push({ code: 'yaml-syntax', message, span: rangeOf(node, span) });
  };
  visit(document, {
    Map(_key, map) {
      const seen = new Set<unknown>();
      for (const { key } of map.items) {
        if (!isScalar(key)) continue;
        if (seen.has(key.value)) complain(key, `YAML: the key \`${String(key.value)}\` is given twice; remove one.`);
        seen.add(key.value);
      }
    },
    Alias(_key, alias, ancestors) {
      const inItself = ancestors.some((node) => isNode(node) && 'anchor' in node && node.anchor === alias.source);
      if (inItself)
        complain(alias, `YAML: \`*${alias.source}\` stands inside the value it names; write the value out.`);
    },
  });
  return problems;
}

function plainData(document: Document, { span, text, what }: { span: Span; text: string; what: string }): YamlReading {
  let data: unknown;
  try {
    data = document.toJS({ maxAliasCount: 100 });
  } catch (error) {
    const what = error instanceof Error ? error.message : String(error);
    const message = `YAML: ${what}; write the values out instead of using anchors.`;
    return broken(span, [{ code: 'yaml-syntax', message, span: firstAlias(document, span) }]);
  }
  if (data === null || data === undefined) return broken(span, []);
  if (!isMap(document.contents)) {
    const message = `${what} must be a mapping, one \`key: value\` a line.`;
    return broken(span, [{ code: 'front-matter-type', message, span: rangeOf(document.contents, span) }]);
  }
  return {
    frontMatter: { data: data as Readonly<Record<string, unknown>>, ...places(document, span, text) },
    problems: [],
  };
}

function firstAlias(document: Document, span: Span): Span {
  let place: Span = { start: span.start, end: span.start };
  visit(document, {
    Alias(_key, alias) {
      place = rangeOf(alias, span);
      return visit.BREAK;
    },
  });
  return place;
}

function places(document: Document, span: Span, text: string): Omit<FrontMatter, 'data'> {
  const step = createStep(document);
  const walk = (path: KeyPath): Entry | undefined => {
    let entry: Entry | undefined = { key: undefined, value: document.contents };
    for (const part of path) entry = entry && step(entry.value, part);
    return entry;
  };
  const target = (node: unknown): unknown => (isAlias(node) ? node.resolve(document) : node);
  return {
    span,
    keySpan: (path) => placeOf(walk(path)?.key, span),
    valueSpan: (path) => placeOf(walk(path)?.value, span),
    textMap: (path) => scalarMap(target(walk(path)?.value), text, span.start),
  };
}

interface Entry {
  readonly key: unknown;
  readonly value: unknown;
}

/** One step down the tree. Maps are indexed once, so that reading every key of a large one stays linear. */
function createStep(document: Document): (node: unknown, part: string | number) => Entry | undefined {
  const indexes = new WeakMap<YAMLMap, Map<string, Entry>>();
  const indexOf = (map: YAMLMap): Map<string, Entry> => {
    const known = indexes.get(map) ?? new Map([...map.items.flatMap(merged), ...map.items.flatMap(keyed)]);
    indexes.set(map, known);
    return known;
  };
  /** What `<<: *base` brings in. No mapping is in itself by now. */
  const merged = ({ key, value }: Entry): [string, Entry][] => {
    if (!isScalar(key) || typeof key.value !== 'symbol') return [];
    const sources = [value].map(resolved).flatMap((source) => (isSeq(source) ? source.items.map(resolved) : [source]));
    // Of several the first that has a key gives it.
    return sources.reverse().flatMap((source) => (isMap(source) ? [...indexOf(source)] : []));
  };
  const resolved = (node: unknown): unknown => (isAlias(node) ? node.resolve(document) : node);
  return (node, part) => {
    const target = resolved(node);
    if (isMap(target)) return indexOf(target).get(String(part));
    if (!isSeq(target) || typeof part !== 'number') return undefined;
    return { key: target.items[part], value: target.items[part] };
  };
}

/** No path leads through a key that is itself a mapping or a list, and to write such keys out takes time without bound. */
function keyed(pair: Entry): [string, Entry][] {
  return isScalar(pair.key) && typeof pair.key.value !== 'symbol' ? [[String(pair.key.value), pair]] : [];
}

function placeOf(node: unknown, span: Span): Span | undefined {
  return isNode(node) ? rangeOf(node, span) : undefined;
}

function rangeOf(node: Node | null, span: Span): Span {
  const [start, end] = node?.range ?? [0, 0];
  return { start: span.start + start, end: span.start + end };
}
