import { firstCharacters, characterCount } from './characters.js';

/** Digits of a whole number in a radix, at least `digits` of them. */
export function wholeNumber(value: bigint, radix: number, digits = 0): string {
  const text = (value < 0n ? -value : value).toString(radix).padStart(digits, '0');
  return value < 0n ? `-${text}` : text;
}

/** A float as C's `%e`, `%f` and `%g` print it. */
export function formatFloat(value: number, type: string, digits: number, keepZeros = false): string {
  const upper = type === type.toUpperCase();
  const text = Number.isFinite(value) ? finiteText(value, type.toLowerCase(), digits, keepZeros) : nonFiniteText(value);
  return upper ? text.toUpperCase() : text;
}

function nonFiniteText(value: number): string {
  if (Number.isNaN(value)) return 'nan';
  return value > 0 ? 'inf' : '-inf';
}

function finiteText(value: number, type: string, digits: number, keepZeros: boolean): string {
  const places = Math.min(digits, 100);
  if (type === 'f') return `${fixed(value, places)}${'0'.repeat(digits - places)}`;
  if (type === 'e') return exponential(value, places);
  const significant = Math.max(1, places);
  const exponent = value === 0 ? 0 : Number(value.toExponential(significant - 1).split('e')[1]);
  const plain = exponent >= -4 && exponent < significant;
  const text = plain ? fixed(value, significant - 1 - exponent) : exponential(value, significant - 1);
  return keepZeros ? text : withoutZeros(text);
}

/** The exact value to `places` decimals, half to even as in C: `toFixed` takes exact halves away from zero. */
export function fixedText(value: number, places: number): string {
  const exact = value.toFixed(Math.min(100, places + 30));
  const cut = exact.indexOf('.') + 1 + places;
  if (!/^50*$/.test(exact.slice(cut))) return value.toFixed(places);
  const low = exact.slice(0, places === 0 ? cut - 1 : cut);
  return Number(low.at(-1)) % 2 === 0 ? low : value.toFixed(places);
}

/** `toFixed` gives up above 1e21; every such number is whole. */
function fixed(value: number, places: number): string {
  const text =
    Math.abs(value) < 1e21 ? fixedText(value, places) : `${BigInt(value)}${places > 0 ? `.${'0'.repeat(places)}` : ''}`;
  return Object.is(value, -0) ? `-${text}` : text;
}

/** As `fixedText`, of which `toExponential` needs the same. */
function exponentialText(value: number, places: number): string {
  const [exact = '', exponent = ''] = value.toExponential(Math.min(100, places + 30)).split('e');
  const cut = exact.indexOf('.') + 1 + places;
  const low = exact.slice(0, places === 0 ? cut - 1 : cut);
  const keeps = /^50*$/.test(exact.slice(cut)) && Number(low.at(-1)) % 2 === 0;
  return keeps ? `${low}e${exponent}` : value.toExponential(places);
}

function exponential(value: number, places: number): string {
  const [mantissa = '', exponent = ''] = exponentialText(value, places).split('e');
  const sign = Object.is(value, -0) ? '-' : '';
  return `${sign}${mantissa}e${exponent[0] ?? '+'}${exponent.slice(1).padStart(2, '0')}`;
}

function withoutZeros(text: string): string {
  const [mantissa = '', exponent] = text.split('e');
  const short = mantissa.includes('.') ? mantissa.replace(/\.?0+$/, '') : mantissa;
  return exponent === undefined ? short : `${short}e${exponent}`;
}

export function truncated(text: string, count: number | undefined): string {
  return count === undefined ? text : firstCharacters(text, count);
}

/** Pads to a width: on the right, on the left, or with zeros behind the sign. */
export function padded(text: string, { width, left, zeros }: { width: number; left: boolean; zeros: boolean }): string {
  const missing = width - characterCount(text);
  if (missing <= 0) return text;
  if (left) return text + ' '.repeat(missing);
  if (!zeros) return ' '.repeat(missing) + text;
  const sign = /^[-+ ]?(?:0[xXoObB])?/.exec(text)?.[0] ?? '';
  return sign + '0'.repeat(missing) + text.slice(sign.length);
}
