import { isMapping } from '../../prompt/field-reader.js';

/** The least and the most that a count may be. */
export interface Bounds {
  readonly min: number;
  readonly max: number;
}

/**
 * A value that bounds a count, as promptfoo writes it: a number, or `min`, `max` or both.
 * @returns one sentence when it is neither
 */
export function boundsOf(value: unknown): Bounds | string {
  const exact = typeof value === 'string' && value.trim() !== '' ? Number(value) : value;
  if (typeof exact === 'number' && !Number.isNaN(exact)) return { min: exact, max: exact };
  return rangeOf(value) ?? 'its value must be a number, or `{ min, max }` with at least one of them.';
}

function rangeOf(value: unknown): Bounds | string | undefined {
  const keys = isMapping(value) ? Object.keys(value) : [];
  if (!isMapping(value) || keys.length === 0 || keys.some((key) => key !== 'min' && key !== 'max')) return undefined;
  const { min = 0, max = Infinity } = value;
  if (typeof min !== 'number' || typeof max !== 'number') return undefined;
  return min <= max ? { min, max } : `its \`min\` of ${min} is above its \`max\` of ${max}.`;
}

/** `20 to 50`, `at least 20`, `at most 50`. */
export function boundsText({ min, max }: Bounds): string {
  if (min === max) return String(min);
  if (max === Infinity) return `at least ${min}`;
  return min === 0 ? `at most ${max}` : `${min} to ${max}`;
}

export function countWords(text: string): number {
  return text.match(/\S+/g)?.length ?? 0;
}
