import type { ParquetParsers, SchemaTree } from 'hyparquet';
import { noteNumber } from '../../engine/template/written-numbers.js';

/** Dates and times as ISO 8601 in UTC, as JSON would have them. */
export const parquetParsers: Partial<ParquetParsers> = {
  timestampFromMilliseconds: (millis) => timeText(millis, 1000n),
  timestampFromMicroseconds: (micros) => timeText(micros, 1_000_000n),
  timestampFromNanoseconds: (nanos) => timeText(nanos, 1_000_000_000n),
  dateFromDays: (days) => timeText(BigInt(days) * 86_400n, 1n)?.slice(0, -'T00:00:00Z'.length) ?? null,
};

/** Of the fraction of a second as many digits as say something. */
function timeText(units: bigint | undefined, perSecond: bigint): string | null {
  if (units === undefined) return null;
  const fraction = ((units % perSecond) + perSecond) % perSecond;
  const date = new Date(Number((units - fraction) / perSecond) * 1000);
  if (Number.isNaN(date.getTime())) return null;
  const digits = perSecond === 1n ? '' : String(fraction).padStart(String(perSecond).length - 1, '0');
  const shown = digits.replace(/0+$/, '');
  return date.toISOString().replace(/\.000Z$/, shown === '' ? 'Z' : `.${shown}Z`);
}

/** How many decimals the numbers of a column have, where it holds decimals and nothing else. */
export function scaleOf({ children, element }: SchemaTree): number | undefined {
  const [only, ...others] = children;
  if (only !== undefined) return others.length === 0 ? scaleOf(only) : undefined;
  return element.converted_type === 'DECIMAL' ? (element.scale ?? 0) : undefined;
}

/** A value as plain data. Integers too large for a number keep their digits beside it, as those of JSON do. */
function plainValue(value: unknown, scale: number | undefined): unknown {
  if (typeof value === 'number') return plainNumber(value, scale);
  if (typeof value === 'bigint') return Number(value);
  if (typeof value !== 'object' || value === null) return value ?? null;
  if (value instanceof Uint8Array) return Buffer.from(value).toString('base64');
  if (ArrayBuffer.isView(value)) return plainList([...(value as unknown as Iterable<unknown>)], scale);
  return Array.isArray(value) ? plainList(value, scale) : plainObject(value, scale);
}

/** What is no number (NaN) or has no end is no value in JSON either. A decimal is read as whole units times its scale, inexactly. */
function plainNumber(value: number, scale: number | undefined): number | null {
  if (!Number.isFinite(value)) return null;
  return scale === undefined ? value : Math.round(value * 10 ** scale) / 10 ** scale;
}

function plainList(list: readonly unknown[], scale: number | undefined): unknown[] {
  const plain = list.map((item) => plainValue(item, scale));
  list.forEach((item, i) => noteLarge(plain, String(i), item));
  return plain;
}

function plainObject(value: object, scale: number | undefined): Record<string, unknown> {
  return plainFields(Object.entries(value), () => scale);
}

/** The fields of a row or a struct. */
export function plainFields(
  fields: readonly (readonly [name: string, value: unknown])[],
  scale: (name: string) => number | undefined,
): Record<string, unknown> {
  const plain: Record<string, unknown> = Object.fromEntries(
    fields.map(([name, value]) => [name, plainValue(value, scale(name))]),
  );
  for (const [name, value] of fields) noteLarge(plain, name, value);
  return plain;
}

function noteLarge(holder: object, key: string, value: unknown): void {
  if (typeof value === 'bigint' && !Number.isSafeInteger(Number(value))) noteNumber(holder, key, String(value));
}
