import { walked } from './work.js';
import { Dict, Fault, isFloat, Lazy, Markup, numberOf, Special, Tuple, Undefined, type Value, NONE } from './value.js';

const MAX_DEPTH = 200;

/** Python's `str(value)`: what `{{ value }}` prints. */
export function toText(value: Value): string {
  if (typeof value === 'string') return value;
  if (value instanceof Undefined) return '';
  if (value instanceof Markup) return value.text;
  return (value instanceof Special ? value.behaviour.text?.() : undefined) ?? repr(value);
}

/** Python's `repr(value)`: how a value prints inside a list. */
export function repr(value: Value, open: readonly Value[] = []): string {
  if (value === NONE) return 'None';
  if (isFloat(value)) return floatText(numberOf(value));
  if (typeof value === 'string') return quoted(value);
  if (typeof value === 'boolean') return value ? 'True' : 'False';
  if (typeof value !== 'object') return String(value);
  if (open.length > MAX_DEPTH) throw new Fault('maximum recursion depth exceeded while printing a value');
  return containerText(value, open);
}

/** `open` are the containers around this one: one that contains itself shows as dots there. */
function containerText(value: Value & object, open: readonly Value[]): string {
  if (Array.isArray(value)) return enclosed(['[', ']'], value, [value, open]);
  if (value instanceof Tuple) return enclosed(['(', value.items.length === 1 ? ',)' : ')'], value.items, [value, open]);
  if (value instanceof Dict) return dictText(value, open);
  if (value instanceof Markup) return `Markup(${quoted(value.text)})`;
  if (value instanceof Lazy) return `<${value.name}>`;
  if (value instanceof Special) return value.behaviour.repr?.() ?? `<${value.type}>`;
  return 'Undefined';
}

function enclosed(
  [before, after]: readonly [string, string],
  items: readonly Value[],
  [value, open]: readonly [Value, readonly Value[]],
): string {
  walked(items.length);
  const inside = [...open, value];
  const text = open.includes(value) ? '...' : items.map((item) => repr(item, inside)).join(', ');
  return before + text + after;
}

function dictText(dict: Dict, open: readonly Value[]): string {
  if (open.includes(dict)) return '{...}';
  walked(dict.entries.size);
  const inside = [...open, dict];
  const entries = Array.from(dict.entries.values(), ({ key, value }) => `${repr(key, inside)}: ${repr(value, inside)}`);
  return `{${entries.join(', ')}}`;
}

/** The shortest digits that read back as the same float, in Python's layout: `1.0`, `1e+16`, `1e-05`. */
export function floatText(value: number): string {
  if (Number.isNaN(value)) return 'nan';
  if (!Number.isFinite(value)) return value > 0 ? 'inf' : '-inf';
  const [mantissa = '', power = '0'] = Math.abs(value).toExponential().split('e');
  const sign = value < 0 || Object.is(value, -0) ? '-' : '';
  const exponent = Number(power);
  if (exponent >= -4 && exponent < 16) {
    const plain = Math.abs(value).toFixed(Math.max(0, mantissa.replace('.', '').length - 1 - exponent));
    return `${sign}${plain}${plain.includes('.') ? '' : '.0'}`;
  }
  const digits = String(Math.abs(exponent)).padStart(2, '0');
  return `${sign}${mantissa}e${exponent < 0 ? '-' : '+'}${digits}`;
}

const ESCAPES: Readonly<Record<string, string>> = { '\n': '\\n', '\r': '\\r', '\t': '\\t', '\\': '\\\\' };

function quoted(text: string): string {
  const quote = text.includes("'") && !text.includes('"') ? '"' : "'";
  const body = text.replaceAll(/[\\']|(?! )[\p{C}\p{Z}]/gu, (character) => {
    if (character === "'") return quote === "'" ? "\\'" : character;
    return ESCAPES[character] ?? codeEscape(character.codePointAt(0) ?? 0);
  });
  return `${quote}${body}${quote}`;
}

function codeEscape(code: number): string {
  const hex = code.toString(16);
  if (code < 0x100) return `\\x${hex.padStart(2, '0')}`;
  return code < 0x10000 ? `\\u${hex.padStart(4, '0')}` : `\\U${hex.padStart(8, '0')}`;
}
