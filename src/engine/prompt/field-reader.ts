import { closest } from '../text/closest.js';
import type { OffsetMap } from '../text/offset-map.js';
import type { Problem } from '../text/problem.js';
import type { Span } from '../text/span.js';
import type { FrontMatter } from './prompt-doc.js';
import type { KeyPath } from './read-yaml.js';

export type Mapping = Readonly<Record<string, unknown>>;

interface NumberBounds {
  readonly whole?: boolean;
  readonly least?: number;
  readonly most?: number;
}

/** Reads typed values out of front matter. A wrong type is a problem at the value and reads as if the key were absent; so does `null`. */
export interface FieldReader {
  text(path: KeyPath): string | undefined;
  number(path: KeyPath, bounds?: NumberBounds): number | undefined;
  choice<T extends string>(path: KeyPath, choices: readonly T[]): T | undefined;
  mapping(path: KeyPath): Mapping | undefined;
  list(path: KeyPath): readonly unknown[] | undefined;
  /** One text, or a list of texts. */
  texts(path: KeyPath): readonly string[];
  /** The value as it is. */
  value(path: KeyPath): unknown;
  keySpan(path: KeyPath): Span;
  valueSpan(path: KeyPath): Span;
  /** Where each character of a text value stands; undefined for other values. */
  textMap(path: KeyPath): OffsetMap | undefined;
  /** Reports that the value at `path` is not what `expected` says, for example `a list of texts`. */
  wrongType(path: KeyPath, expected: string): void;
  complain(code: string, message: string, span: Span): void;
}

export function createFieldReader(frontMatter: FrontMatter, problems: Problem[]): FieldReader {
  const nowhere = { start: frontMatter.span.start, end: frontMatter.span.start };
  // A key that is missing is reported at the nearest one around it.
  const keySpan = (path: KeyPath): Span =>
    path.length === 0 ? nowhere : (frontMatter.keySpan(path) ?? keySpan(path.slice(0, -1)));
  const valueSpan = (path: KeyPath): Span => frontMatter.valueSpan(path) ?? keySpan(path);
  const complain = (code: string, message: string, span: Span): void => void problems.push({ code, message, span });
  const value = (path: KeyPath): unknown => valueAt(frontMatter.data, path);
  const wrongType = (path: KeyPath, expected: string): void => {
    const help = isTemplateRead(value(path)) ? `; put the template in quotes: "{{ … }}"` : '';
    complain('front-matter-type', `\`${keyName(path)}\` must be ${expected}${help}.`, valueSpan(path));
  };
  const read = <T>(path: KeyPath, is: (found: unknown) => found is T, expected: string): T | undefined => {
    const found = value(path);
    if (found === undefined || found === null) return undefined;
    if (is(found)) return found;
    wrongType(path, expected);
    return undefined;
  };

  const reader: FieldReader = {
    value,
    keySpan,
    valueSpan,
    textMap: (path) => frontMatter.textMap(path),
    complain,
    wrongType,
    text: (path) => read(path, isText, 'text'),
    mapping: (path) => read(path, isMapping, 'a mapping of `key: value`'),
    list: (path) => read(path, isList, 'a list'),
    number: (path, bounds = {}) => read(path, (found) => isNumberWithin(found, bounds), numberWanted(bounds)),
    choice(path, choices) {
      const found = reader.text(path);
      if (found === undefined) return undefined;
      const chosen = choices.find((choice) => choice === found);
      if (chosen === undefined) complain('front-matter-value', choiceMessage(path, found, choices), valueSpan(path));
      return chosen;
    },
    texts(path) {
      const found = read(path, isTexts, 'text or a list of texts') ?? [];
      return isText(found) ? [found] : found;
    },
  };
  return reader;
}

export function isText(value: unknown): value is string {
  return typeof value === 'string';
}

export function isMapping(value: unknown): value is Mapping {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isList(value: unknown): value is readonly unknown[] {
  return Array.isArray(value);
}

function isTexts(value: unknown): value is string | readonly string[] {
  return isText(value) || (isList(value) && value.every(isText));
}

function isNumberWithin(value: unknown, bounds: NumberBounds): value is number {
  const { whole = false, least = -Infinity, most = Infinity } = bounds;
  if (typeof value !== 'number' || !Number.isFinite(value)) return false;
  return value >= least && value <= most && (!whole || Number.isInteger(value));
}

function numberWanted({ whole = false, least, most }: NumberBounds): string {
  const kind = whole ? 'a whole number' : 'a number';
  if (least !== undefined && most !== undefined) return `${kind} from ${least} to ${most}`;
  return least === undefined ? kind : `${kind} of at least ${least}`;
}

/** YAML reads an unquoted `{{ x }}` as a mapping with a mapping as its key. */
function isTemplateRead(value: unknown): boolean {
  return isMapping(value) && Object.keys(value).some((key) => key.startsWith('{'));
}

function choiceMessage(path: KeyPath, found: string, choices: readonly string[]): string {
  const near = closest(found, choices);
  const help = near === undefined ? `one of ${choices.map((choice) => `\`${choice}\``).join(', ')}` : `\`${near}\``;
  return `\`${keyName(path)}\` cannot be \`${found}\`; write ${help}.`;
}

/** `metrics[0].value` for `['metrics', 0, 'value']`. */
function keyName(path: KeyPath): string {
  return path.map((part, i) => (typeof part === 'number' ? `[${part}]` : i === 0 ? part : `.${part}`)).join('');
}

export function valueAt(data: unknown, path: KeyPath): unknown {
  let value = data;
  for (const part of path) {
    if (typeof value !== 'object' || value === null || !Object.hasOwn(value, part)) return undefined;
    value = (value as Readonly<Record<string | number, unknown>>)[part];
  }
  return value;
}
