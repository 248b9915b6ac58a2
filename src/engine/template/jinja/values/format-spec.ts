import { characterCount } from './characters.js';
import { formatFloat, truncated, wholeNumber } from './number-format.js';
import { floatText, toText } from './repr.js';
import { type Budget, Fault, isFloat, isInt, Markup, numberOf, type Numeric, typeName, type Value } from './value.js';

const SPEC = /^(?:([^]?)([<>=^]))?([-+ ])?(#)?(0)?(\d+)?([,_])?(?:\.(\d+))?([a-zA-Z%])?$/u;

interface Spec {
  readonly fill: string;
  readonly align: string | undefined;
  readonly sign: string;
  readonly alternate: boolean;
  readonly width: number;
  readonly group: string;
  readonly precision: number | undefined;
  readonly type: string;
}

/** Python's `format(value, spec)`. */
export function formatValue(value: Value, spec: string, budget: Budget): string {
  if (spec === '') return toText(value);
  const parsed = parseSpec(spec);
  budget.allow(Math.max(parsed.width, parsed.precision ?? 0));
  if (typeof value === 'string') return textWith(value, parsed);
  if (value instanceof Markup) return textWith(value.text, parsed);
  if (isInt(value) || isFloat(value)) return numberWith(value, parsed);
  throw new Fault(`unsupported format string passed to ${typeName(value)}.__format__`);
}

function parseSpec(spec: string): Spec {
  const match = SPEC.exec(spec);
  if (match === null) throw new Fault(`Invalid format specifier '${spec}'`);
  const [, fill, align, sign = '-', alternate, zero, width = '0', group = '', precision, type = ''] = match;
  return {
    fill: fillOf(fill, zero !== undefined && align === undefined),
    align: align ?? (zero === undefined ? undefined : '='),
    sign,
    alternate: alternate !== undefined,
    width: Number(width),
    group,
    precision: precision === undefined ? undefined : Number(precision),
    type,
  };
}

function fillOf(fill: string | undefined, zeros: boolean): string {
  if (fill !== undefined && fill !== '') return fill;
  return zeros ? '0' : ' ';
}

function textWith(value: string, spec: Spec): string {
  if (spec.type !== '' && spec.type !== 's')
    throw new Fault(`Unknown format code '${spec.type}' for object of type 'str'`);
  if (spec.align === '=' && spec.fill !== '0') throw new Fault("'=' alignment not allowed in string format specifier");
  return aligned('', truncated(value, spec.precision), {
    ...spec,
    align: spec.align === '=' ? '<' : (spec.align ?? '<'),
  });
}

function numberWith(value: Numeric, spec: Spec): string {
  if (typeof value === 'boolean' && spec.type === '') return textWith(String(value), { ...spec, type: 's' });
  const text =
    isFloat(value) || 'eEfFgG%'.includes(spec.type || 'd')
      ? realText(numberOf(value), spec)
      : wholeText(BigInt(value), spec);
  const negative = text.startsWith('-');
  const sign = negative ? '-' : spec.sign === '-' ? '' : spec.sign;
  return aligned(sign, grouped(negative ? text.slice(1) : text, spec.group), { ...spec, align: spec.align ?? '>' });
}

function realText(value: number, { type, precision, alternate }: Spec): string {
  if (type === '%') return `${formatFloat(value * 100, 'f', precision ?? 6)}%`;
  if (type !== '') {
    if (!'eEfFgGn'.includes(type)) throw new Fault(`Unknown format code '${type}' for object of type 'float'`);
    return formatFloat(value, type === 'n' ? 'g' : type, precision ?? 6, alternate);
  }
  if (precision === undefined) return floatText(value);
  const text = formatFloat(value, 'g', precision);
  return /^-?\d+$/.test(text) ? `${text}.0` : text;
}

const RADIX: ReadonlyMap<string, number> = new Map([
  ['b', 2],
  ['o', 8],
  ['x', 16],
  ['X', 16],
  ['d', 10],
  ['n', 10],
  ['', 10],
]);

function wholeText(value: bigint, { type, alternate, precision }: Spec): string {
  if (precision !== undefined) throw new Fault('Precision not allowed in integer format specifier');
  if (type === 'c') return String.fromCodePoint(Number(value));
  const radix = RADIX.get(type);
  if (radix === undefined) throw new Fault(`Unknown format code '${type}' for object of type 'int'`);
  const text = wholeNumber(value, radix);
  const prefix = alternate && radix !== 10 ? `0${type.toLowerCase()}` : '';
  const full = text.startsWith('-') ? `-${prefix}${text.slice(1)}` : `${prefix}${text}`;
  return type === 'X' ? full.toUpperCase() : full;
}

function grouped(text: string, separator: string): string {
  if (separator === '') return text;
  const whole = /^\d+/.exec(text)?.[0] ?? '';
  return whole.replaceAll(/\B(?=(?:\d{3})+$)/g, separator) + text.slice(whole.length);
}

function aligned(
  sign: string,
  body: string,
  { width, fill, align }: { width: number; fill: string; align: string | undefined },
): string {
  const missing = width - characterCount(sign) - characterCount(body);
  if (missing <= 0) return sign + body;
  if (align === '=') return sign + fill.repeat(missing) + body;
  if (align === '<') return sign + body + fill.repeat(missing);
  if (align === '>') return fill.repeat(missing) + sign + body;
  const left = Math.floor(missing / 2);
  return fill.repeat(left) + sign + body + fill.repeat(missing - left);
}
