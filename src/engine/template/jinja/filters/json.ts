import { optionalWhole } from '../values/bind.js';
import { sorted } from '../values/compare.js';
import { unmarked } from '../values/markup.js';
import { getEntry, keysOf } from '../values/dict.js';
import { floatText, toText } from '../values/repr.js';
import { type Budget, Dict, Fault, isFloat, numberOf, Tuple, typeName, type Value, NONE } from '../values/value.js';

interface Layout {
  /** One level's indentation; undefined for one line. */
  readonly unit: string | undefined;
  readonly budget: Budget;
}

const MAX_DEPTH = 200;

/** Python's `json.dumps(value, sort_keys=True)`, as Jinja's `tojson` calls it. */
export function toJson(value: Value, indent: Value, budget: Budget): string {
  const unit =
    indent === NONE
      ? undefined
      : typeof indent === 'string'
        ? indent
        : ' '.repeat(Math.min(100, Math.max(0, optionalWhole(indent, 0))));
  return write(value, '\n', { unit, budget });
}

function write(given: Value, line: string, layout: Layout): string {
  const value = unmarked(given);
  layout.budget.spend(1);
  if (line.length > MAX_DEPTH * 4) throw new Fault('This value is nested too deeply for JSON, or contains itself.');
  if (value === NONE) return 'null';
  if (typeof value === 'string') return asciiString(value);
  if (typeof value === 'boolean') return String(value);
  if (isFloat(value)) return realText(numberOf(value));
  if (typeof value === 'number' || typeof value === 'bigint') return String(value);
  const inner = layout.unit === undefined ? `${line} ` : line + layout.unit;
  const items = value instanceof Tuple ? value.items : value;
  if (Array.isArray(items))
    return brackets(
      ['[', ']'],
      items.map((item: Value) => write(item, inner, layout)),
      [line, inner, layout],
    );
  if (value instanceof Dict) return writeDict(value, line, [inner, layout]);
  throw new Fault(`Object of type ${typeName(value)} is not JSON serializable`);
}

function realText(value: number): string {
  if (Number.isFinite(value)) return floatText(value);
  if (Number.isNaN(value)) return 'NaN';
  return value > 0 ? 'Infinity' : '-Infinity';
}

function writeDict(dict: Dict, line: string, [inner, layout]: readonly [string, Layout]): string {
  const keys = sorted(keysOf(dict), (key) => key, false);
  const members = keys.map(
    (key) => `${asciiString(keyText(key))}: ${write(getEntry(dict, key) ?? NONE, inner, layout)}`,
  );
  return brackets(['{', '}'], members, [line, inner, layout]);
}

function keyText(given: Value): string {
  const key = unmarked(given);
  if (typeof key === 'string') return key;
  if (key === NONE) return 'null';
  if (typeof key === 'boolean') return String(key);
  if (key instanceof Tuple) throw new Fault('keys must be str, int, float, bool or None, not tuple');
  return toText(key);
}

function brackets(
  [open, close]: readonly [string, string],
  members: readonly string[],
  [line, inner, { unit, budget }]: readonly [string, string, Layout],
): string {
  if (members.length === 0) return open + close;
  const text = unit === undefined ? members.join(', ') : `${inner}${members.join(`,${inner}`)}${line}`;
  budget.allow(text.length);
  return open + text + close;
}

/** JSON in ASCII, as Python's default writes it. */
function asciiString(text: string): string {
  return JSON.stringify(text).replaceAll(/[\u007f-\uffff]/g, (unit) =>
    unit === '\x7f' ? unit : `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}
