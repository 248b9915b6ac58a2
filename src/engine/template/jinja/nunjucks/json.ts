import { getEntry } from '../values/dict.js';
import { type Budget, Dict, Fault, Markup, NONE, PyFloat, Special, Undefined, type Value } from '../values/value.js';
import { isAbsent, keysInOrder, numberOf, textOf } from './primitive.js';

const MAX_DEPTH = 200;
const WIDEST = 10;

interface Layout {
  readonly unit: string;
  readonly budget: Budget;
}

/** `JSON.stringify(value, null, spaces)`; undefined where the value has no JSON. */
export function jsonText(value: Value, spaces: Value | undefined, budget: Budget): string | undefined {
  return write(value, '\n', { unit: unitOf(spaces), budget });
}

function unitOf(spaces: Value | undefined): string {
  if (typeof spaces === 'string') return spaces.slice(0, WIDEST);
  const width = typeof spaces === 'number' ? Math.trunc(spaces) : 0;
  return ' '.repeat(Math.min(WIDEST, Math.max(0, width)));
}

function write(value: Value, line: string, layout: Layout): string | undefined {
  layout.budget.spend(1);
  if (line.length > MAX_DEPTH * (layout.unit.length + 1))
    throw new Fault('This value is nested too deeply for JSON, or contains itself.');
  if (value instanceof Undefined || (value instanceof Special && value.type === 'function')) return undefined;
  if (value === NONE) return 'null';
  if (typeof value === 'string') return JSON.stringify(value);
  if (typeof value !== 'object' || value instanceof PyFloat) return plainText(value);
  const inner = `${line}${layout.unit === '' ? ' ' : layout.unit}`;
  if (Array.isArray(value)) {
    const items = value.map((item) => write(item, inner, layout) ?? 'null');
    return brackets(['[', ']'], items, [line, inner, layout]);
  }
  return brackets(['{', '}'], membersOf(value, inner, layout), [line, inner, layout]);
}

function plainText(value: number | bigint | boolean | PyFloat): string {
  return typeof value === 'boolean' || Number.isFinite(numberOf(value)) ? textOf(value) : 'null';
}

/** A marked text is an object to JavaScript. */
function membersOf(value: Value, inner: string, layout: Layout): string[] {
  if (value instanceof Markup) {
    const entries = [
      ['val', value.text],
      ['length', value.text.length],
    ] as const;
    return entries.map(([key, item]) => member(key, JSON.stringify(item), layout));
  }
  if (!(value instanceof Dict)) return [];
  return keysInOrder(value).flatMap((key) => {
    const text = write(getEntry(value, key) ?? NONE, inner, layout);
    return text === undefined ? [] : [member(key, text, layout)];
  });
}

function member(key: string, text: string, { unit }: Layout): string {
  return `${JSON.stringify(key)}:${unit === '' ? '' : ' '}${text}`;
}

function brackets(
  [open, close]: readonly [string, string],
  members: readonly string[],
  [line, inner, { unit, budget }]: readonly [string, string, Layout],
): string {
  if (members.length === 0) return open + close;
  const text = unit === '' ? members.join(',') : `${inner}${members.join(`,${inner}`)}${line}`;
  budget.allow(text.length);
  return open + text + close;
}

/** `dump`'s argument may be absent in several ways. */
export function spacesOf(value: Value | undefined): Value | undefined {
  if (value === undefined || isAbsent(value)) return undefined;
  return value instanceof Markup ? textOf(value) : value;
}
