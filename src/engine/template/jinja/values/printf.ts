import { characterCount } from './characters.js';
import { getEntry } from './dict.js';
import { repr, toText } from './repr.js';
import {
  type Budget,
  Dict,
  Fault,
  isFloat,
  isInt,
  isNumber,
  numberOf,
  Tuple,
  typeName,
  Undefined,
  type Value,
} from './value.js';
import { formatFloat, padded, truncated, wholeNumber } from './number-format.js';

/** How a value is made text: escaped, where the template is marked text. */
type TextOf = (value: Value) => string;

const DIRECTIVE = /%(?:\(([^)]*)\))?([-+ #0]*)(\*|\d+)?(?:\.(\*|\d+)?)?[hlL]?([^])/g;

interface Source {
  readonly next: () => Value;
  readonly named: (key: string) => Value;
}

/** Python's `text % values`. */
export function printf(template: string, values: Value, budget: Budget, text: TextOf = toText): string {
  const items = values instanceof Tuple ? values.items : [values];
  let used = 0;
  let mapped = values instanceof Dict;
  const source: Source = {
    next: () => {
      const value = items[used++];
      if (value === undefined) throw new Fault('not enough arguments for format string');
      return value;
    },
    named: (key) => {
      if (!(values instanceof Dict)) throw new Fault('format requires a mapping');
      mapped = true;
      const value = getEntry(values, key);
      if (value === undefined) throw new Fault(`the format string asks for '${key}', which is not given`);
      return value;
    },
  };
  const result = template.replaceAll(DIRECTIVE, (...match: unknown[]) =>
    directive(match as (string | undefined)[], source, [budget, text]),
  );
  if (/%$/.test(template) && trailingPercents(template) % 2 === 1) throw new Fault('incomplete format');
  if (!mapped && used < items.length && !(values instanceof Undefined)) {
    throw new Fault('not all arguments converted during string formatting');
  }
  budget.allow(result.length);
  return result;
}

function trailingPercents(text: string): number {
  let at = text.length;
  while (at > 0 && text[at - 1] === '%') at--;
  return text.length - at;
}

function directive(
  match: readonly (string | undefined)[],
  source: Source,
  [budget, textOf]: readonly [Budget, TextOf],
): string {
  const [whole = '', key, flags = '', width = '0', precision, type = ''] = match;
  if (type === '%') return '%';
  const size = numberOrNext(width, source);
  const pointed = whole.slice(key === undefined ? 0 : key.length).includes('.');
  const digits = pointed ? numberOrNext(precision ?? '0', source) : undefined;
  const value = key === undefined ? source.next() : source.named(key);
  budget.allow(Math.max(Math.abs(size), digits ?? 0));
  const text = converted(type, value, { flags, digits, textOf });
  return widened(text, size, [flags, type]);
}

function widened(text: string, size: number, [flags, type]: readonly [string, string]): string {
  const zeros = flags.includes('0') && 'diouxXeEfFgG'.includes(type);
  return padded(text, { width: Math.abs(size), left: flags.includes('-') || size < 0, zeros });
}

/** `*` takes the number from the values. */
function numberOrNext(text: string, source: Source): number {
  if (text !== '*') return Number(text);
  const value = source.next();
  if (!isInt(value)) throw new Fault('* wants int');
  return Number(value);
}

interface NumberStyle {
  readonly flags: string;
  readonly digits: number | undefined;
  readonly textOf: TextOf;
}

function converted(type: string, value: Value, style: NumberStyle): string {
  if (type === 's') return truncated(style.textOf(value), style.digits);
  if (type === 'r' || type === 'a') return truncated(style.textOf(repr(value)), style.digits);
  if (type === 'c') return character(value);
  return signedText(numberText(type, value, style), style.flags);
}

function character(value: Value): string {
  if (isInt(value)) {
    const code = Number(value);
    if (code < 0 || code > 0x10ffff) throw new Fault('%c arg not in range(0x110000)');
    return String.fromCodePoint(code);
  }
  const text = isNumber(value) ? '' : toText(value);
  if (characterCount(text) !== 1) throw new Fault('%c requires int or char');
  return text;
}

function numberText(type: string, value: Value, { flags, digits }: Omit<NumberStyle, 'textOf'>): string {
  if ('diu'.includes(type)) return wholeNumber(wholeOf(type, value), 10, digits);
  if ('oxX'.includes(type)) return radixText(type, value, { flags, digits });
  if (!'eEfFgG'.includes(type)) throw new Fault(`unsupported format character '${type}'`);
  return formatFloat(realOf(value), type, digits ?? 6, flags.includes('#'));
}

function wholeOf(type: string, value: Value): bigint {
  if (isFloat(value) && 'diu'.includes(type)) return BigInt(Math.trunc(numberOf(value)));
  if (isInt(value)) return BigInt(value);
  if (value instanceof Undefined) throw new Fault(value.message);
  throw new Fault(
    `%${type} format: a${'diu'.includes(type) ? ' real number' : 'n integer'} is required, not ${typeName(value)}`,
  );
}

function radixText(
  type: string,
  value: Value,
  { flags, digits }: { flags: string; digits: number | undefined },
): string {
  const radix = type === 'o' ? 8 : 16;
  const text = wholeNumber(wholeOf(type, value), radix, digits);
  const prefix = flags.includes('#') ? `0${type.toLowerCase()}` : '';
  const full = text.startsWith('-') ? `-${prefix}${text.slice(1)}` : `${prefix}${text}`;
  return type === 'X' ? full.toUpperCase() : full;
}

function realOf(value: Value): number {
  if (isNumber(value)) return numberOf(value);
  if (value instanceof Undefined) throw new Fault(value.message);
  throw new Fault(`must be real number, not ${typeName(value)}`);
}

function signedText(text: string, flags: string): string {
  if (text.startsWith('-')) return text;
  if (flags.includes('+')) return `+${text}`;
  return flags.includes(' ') ? ` ${text}` : text;
}
