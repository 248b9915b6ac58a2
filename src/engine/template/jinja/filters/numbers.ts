import { fixedText } from '../values/number-format.js';
import { stripped } from '../values/strip.js';

const FLOAT = /^[+-]?(?:(?:\d+(?:_\d+)*)?\.?\d+(?:_\d+)*(?:[eE][+-]?\d+)?|\d+(?:_\d+)*\.(?:[eE][+-]?\d+)?)$/;
const SPECIAL = /^([+-]?)(?:(inf|infinity)|nan)$/i;

/** Python's `float(text)`; undefined when the text is no number. */
export function parseFloatText(text: string): number | undefined {
  const bare = stripped(text, undefined, 'both');
  const special = SPECIAL.exec(bare);
  if (special !== null) return special[2] === undefined ? Number.NaN : special[1] === '-' ? -Infinity : Infinity;
  return FLOAT.test(bare) ? Number(bare.replaceAll('_', '')) : undefined;
}

const PREFIX: ReadonlyMap<number, string> = new Map([
  [2, 'b'],
  [8, 'o'],
  [16, 'x'],
]);

/** Python's `int(text, base)`; undefined when the text is no whole number of that base. */
export function parseIntText(text: string, base: number): bigint | undefined {
  const bare = stripped(text, undefined, 'both')
    .toLowerCase()
    .replaceAll(/(?<=[0-9a-z])_(?=[0-9a-z])/g, '');
  const sign = bare.startsWith('-') ? -1n : 1n;
  const digits = bare.replace(/^[+-]/, '');
  const prefix = PREFIX.get(base);
  const plain = prefix !== undefined && digits.startsWith(`0${prefix}`) ? digits.slice(2) : digits;
  if (plain === '' || plain.length > 4300 || base < 2 || base > 36) return undefined;
  let value = 0n;
  for (const character of plain) {
    const digit = Number.parseInt(character, 36);
    if (!(digit < base)) return undefined;
    value = value * BigInt(base) + BigInt(digit);
  }
  return sign * value;
}

/** Python's `round(value, places)`: to the nearest decimal of the exact binary value, half to even. */
export function roundHalfEven(value: number, places: number): number {
  if (!Number.isFinite(value) || places > 100) return value;
  if (places >= 0) return Math.abs(value) >= 1e21 ? value : Number(fixedText(value, places));
  const unit = 10 ** -places;
  return Number.isFinite(unit) ? halfEven(value / unit) * unit : 0;
}

/** The sign stays, also of a zero. */
function halfEven(value: number): number {
  const size = Math.abs(value);
  const low = Math.floor(size);
  const rest = size - low;
  const whole = rest === 0.5 ? low + (low % 2) : Math.round(size);
  return value < 0 || Object.is(value, -0) ? -whole : whole;
}
