import { getEntry } from './dict.js';
import { formatValue } from './format-spec.js';
import { repr, toText } from './repr.js';
import { bind } from './bind.js';
import { escapedText } from './markup.js';
import { type Budget, type CallArguments, Dict, Fault, Markup, Tuple, type Value } from './value.js';

interface Fields {
  readonly args: CallArguments;
  readonly budget: Budget;
  /** Makes a field's value text. */
  readonly format: (value: Value, spec: string, budget: Budget) => string;
  /** The next number for an empty `{}`. */
  next: number;
}

/** Python's `text.format(…)`: `{}`, `{0}`, `{name}`, `{a[0]}`, `{:>8}`, `{!r}`. Attributes are not reachable from it. */
export function formatText(template: string, args: CallArguments, budget: Budget): string {
  return expand(template, { args, budget, format: formatValue, next: 0 }, 0);
}

/** As `formatText` for marked text: what is put in is escaped. */
export function formatMarkup(template: Markup, args: CallArguments, budget: Budget): Markup {
  return new Markup(expand(template.text, { args, budget, format: formatEscaped, next: 0 }, 0));
}

function formatEscaped(value: Value, spec: string, budget: Budget): string {
  if (!(value instanceof Markup)) return escapedText(formatValue(value, spec, budget));
  if (spec !== '') throw new Fault('Unsupported format specification for Markup.');
  return value.text;
}

export function formatMap(template: string, args: CallArguments, budget: Budget): string {
  const [map] = bind('format_map', ['mapping!'], args);
  if (!(map instanceof Dict)) throw new Fault('format_map() argument must be a dict');
  const named = new Map(Array.from(map.entries.values(), ({ key, value }) => [toText(key), value] as const));
  return formatText(template, { positional: [], named }, budget);
}

function expand(template: string, fields: Fields, depth: number): string {
  let text = '';
  let at = 0;
  for (let open = nextBrace(template, at); open >= 0; open = nextBrace(template, at)) {
    const brace = template[open] ?? '';
    text += template.slice(at, open);
    if (template[open + 1] === brace) {
      text += brace;
      at = open + 2;
      continue;
    }
    if (brace === '}') throw new Fault("Single '}' encountered in format string");
    const close = closingBrace(template, open);
    text += field(template.slice(open + 1, close), fields, depth);
    at = close + 1;
    fields.budget.allow(text.length);
  }
  return text + template.slice(at);
}

function nextBrace(text: string, from: number): number {
  const [open, close] = [text.indexOf('{', from), text.indexOf('}', from)];
  return open < 0 || close < 0 ? Math.max(open, close) : Math.min(open, close);
}

function closingBrace(text: string, open: number): number {
  let depth = 0;
  for (let at = open; at < text.length; at++) {
    if (text[at] === '{') depth++;
    if (text[at] === '}') depth--;
    if (depth === 0) return at;
  }
  throw new Fault("expected '}' before end of string");
}

const FIELD = /^([^!:]*)(?:!([^:]))?(?::([^]*))?$/;

function field(source: string, fields: Fields, depth: number): string {
  if (depth > 1) throw new Fault('Max string recursion exceeded');
  const [, path = '', conversion, spec = ''] = FIELD.exec(source) ?? [];
  const value = lookUp(path, fields);
  const format = spec.includes('{') ? expand(spec, fields, depth + 1) : spec;
  if (conversion === undefined) return fields.format(value, format, fields.budget);
  return fields.format(conversion === 's' ? toText(value) : repr(value), format, fields.budget);
}

function lookUp(path: string, fields: Fields): Value {
  const [, root = '', rest = ''] = /^([^.[]*)([^]*)$/.exec(path) ?? [];
  const { positional, named } = fields.args;
  const key = root === '' ? String(fields.next++) : root;
  let value = /^\d+$/.test(key) ? positional[Number(key)] : named.get(key);
  if (value === undefined) {
    throw new Fault(
      /^\d+$/.test(key)
        ? `Replacement index ${key} out of range for positional args tuple`
        : `format() has no argument '${key}'`,
    );
  }
  for (const [part, index] of rest.matchAll(/\[([^\]]*)\]|\.[^.[]*/g)) {
    if (index === undefined) throw new Fault(`format() cannot reach '${part}': pass the value itself.`);
    value = itemIn(value, index);
  }
  return value;
}

function itemIn(value: Value, index: string): Value {
  const items = value instanceof Tuple ? value.items : value;
  const numeric = /^\d+$/.test(index);
  const item: Value | undefined = Array.isArray(items)
    ? (items as readonly Value[])[numeric ? Number(index) : -1]
    : value instanceof Dict
      ? getEntry(value, numeric ? Number(index) : index)
      : undefined;
  if (item === undefined) throw new Fault(`format() found no item '${index}'`);
  return item;
}
