import { optionalWhole, textArgument, wholeArgument } from '../values/bind.js';
import { sorted, truthy } from '../values/compare.js';
import { walked } from '../values/work.js';
import { dictOf, getEntry, keysOf } from '../values/dict.js';
import { repr, toText } from '../values/repr.js';
import { formatFloat } from '../values/number-format.js';
import {
  Dict,
  Fault,
  float,
  int,
  isFloat,
  isInt,
  isNumber,
  Markup,
  numberOf,
  typeName,
  Undefined,
  type Value,
  NONE,
} from '../values/value.js';
import { type Filter, filter, rawFilter } from './filter.js';
import { parseFloatText, parseIntText, roundHalfEven } from './numbers.js';
import { toJson } from './json.js';

type Args = readonly (Value | undefined)[];

export const numberFilters: Readonly<Record<string, Filter>> = {
  abs: filter('', absolute),
  int: filter('default base', toInt),
  float: filter('default', (value, [fallback]) => floatFrom(value) ?? fallback ?? float(0)),
  round: filter('precision method', round),
  filesizeformat: filter('binary', fileSize),
  default: rawFilter('default_value boolean', orDefault),
  d: rawFilter('default_value boolean', orDefault),
  tojson: filter('indent', (value, [indent], tools) => new Markup(htmlSafe(toJson(value, indent ?? NONE, tools)))),
  pprint: rawFilter('', (value) => repr(sortedKeys(value))),
};

/** `pprint` shows dicts in key order. It does not break long lines, as Python's does. */
function sortedKeys(value: Value): Value {
  if (Array.isArray(value)) {
    walked(value.length);
    return value.map(sortedKeys);
  }
  if (!(value instanceof Dict)) return value;
  walked(value.entries.size);
  const keys = sorted(keysOf(value), (key) => repr(key), false);
  return dictOf(keys.map((key) => [key, sortedKeys(getEntry(value, key) ?? NONE)]));
}

function orDefault(value: Value, [fallback = '', falsy]: Args): Value {
  const replaces = value instanceof Undefined || (falsy !== undefined && truthy(falsy) && !truthy(value));
  return replaces ? fallback : value;
}

function absolute(value: Value): Value {
  if (value instanceof Undefined) throw new Fault(value.message);
  if (!isNumber(value)) throw new Fault(`bad operand type for abs(): '${typeName(value)}'`);
  if (isFloat(value)) return float(Math.abs(numberOf(value)));
  return typeof value === 'bigint' ? int(value < 0n ? -value : value) : Math.abs(Number(value));
}

function toInt(value: Value, [fallback = 0, base]: Args): Value {
  if (value instanceof Undefined) throw new Fault(value.message);
  if (isInt(value)) return typeof value === 'bigint' ? value : Number(value);
  const whole = typeof value === 'string' ? parseIntText(value, wholeArgument(base, 10)) : undefined;
  if (whole !== undefined) return int(whole);
  const real = floatFrom(value);
  if (real === undefined || !isNumber(real)) return fallback;
  const number = numberOf(real);
  if (Number.isNaN(number)) return fallback;
  if (!Number.isFinite(number)) throw new Fault('cannot convert float infinity to integer');
  return int(BigInt(Math.trunc(number)));
}

function floatFrom(value: Value): Value | undefined {
  if (value instanceof Undefined) throw new Fault(value.message);
  if (isNumber(value)) return float(numberOf(value));
  const parsed = typeof value === 'string' ? parseFloatText(value) : undefined;
  return parsed === undefined ? undefined : float(parsed);
}

function round(value: Value, [precision, method]: Args): Value {
  const how = textArgument(method, 'common');
  if (!['common', 'ceil', 'floor'].includes(how)) throw new Fault('method must be common, ceil or floor');
  if (value instanceof Undefined) throw new Fault(value.message);
  if (!isNumber(value)) throw new Fault(`type ${typeName(value)} doesn't define __round__ method`);
  const places = optionalWhole(precision, 0);
  if (how !== 'common') {
    const scale = 10 ** places;
    const scaled = (how === 'ceil' ? Math.ceil : Math.floor)(numberOf(value) * scale);
    // Python's `ceil` gives an int, which has no negative zero.
    return float((scaled === 0 ? 0 : scaled) / scale);
  }
  if (isFloat(value)) return float(roundHalfEven(numberOf(value), places));
  return places >= 0 ? int(typeof value === 'bigint' ? value : Number(value)) : roundWhole(BigInt(value), -places);
}

/** Half to even at a power of ten. */
function roundWhole(value: bigint, zeros: number): Value {
  const unit = 10n ** BigInt(Math.min(zeros, 400));
  const low = value - (((value % unit) + unit) % unit);
  const twice = (value - low) * 2n;
  const up = twice > unit || (twice === unit && (low / unit) % 2n !== 0n);
  return int(up ? low + unit : low);
}

function fileSize(value: Value, [binary]: Args): Value {
  const bytes = floatFrom(value);
  if (bytes === undefined || !isNumber(bytes))
    throw new Fault(`could not convert to a number of bytes: ${repr(value)}`);
  const size = numberOf(bytes);
  const two = binary !== undefined && truthy(binary);
  const base = two ? 1024 : 1000;
  if (size === 1) return '1 Byte';
  if (size < base) return `${toText(int(Math.trunc(size)))} Bytes`;
  const letters = ['k', 'M', 'G', 'T', 'P', 'E', 'Z', 'Y'];
  const power = letters.findIndex((_, i) => size < base ** (i + 2));
  const at = power < 0 ? letters.length - 1 : power;
  const letter = letters[at] ?? '';
  return `${formatFloat(size / base ** (at + 1), 'f', 1)} ${two ? `${letter.toUpperCase()}iB` : `${letter}B`}`;
}

/** Jinja's `tojson` writes these four so that the text can stand inside HTML. */
function htmlSafe(json: string): string {
  return json.replaceAll(/[<>&']/g, (character) => `\\u00${character.charCodeAt(0).toString(16)}`);
}
