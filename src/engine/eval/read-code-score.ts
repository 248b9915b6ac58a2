import { isMapping } from '../prompt/field-reader.js';
import type { RowScore } from './contracts/scored-answer.js';

interface Wanted {
  readonly threshold: number | undefined;
  readonly negated: boolean;
}

/**
 * What code gave back as a score, as promptfoo reads it (its src/assertions/javascript.ts and python.ts, read on
 * 2026-11-26): true or false; a number, which passes at the threshold, or without one above 0; or an object with `pass`,
 * `score` and `reason`. `not-` turns what passes, and of true and false the score.
 * @returns one sentence for anything else
 */
export function readCodeScore(value: unknown, wanted: Wanted): RowScore | string {
  if (typeof value === 'boolean') return ofBoolean(value, wanted);
  if (typeof value === 'number') return Number.isFinite(value) ? ofNumber(value, wanted) : useless(value);
  return isMapping(value) ? ofObject(value, wanted) : useless(value);
}

function ofBoolean(value: boolean, { negated }: Wanted): RowScore {
  const pass = value !== negated;
  return pass ? { value: 1, pass } : { value: 0, pass, reason: `The code gave back ${String(value)}.` };
}

function ofNumber(value: number, { threshold, negated }: Wanted): RowScore {
  const holds = threshold === undefined ? value > 0 : value >= threshold;
  const pass = holds !== negated;
  return pass ? { value, pass } : { value, pass, reason: `The code gave back ${value}${asked(threshold)}.` };
}

function ofObject(result: Readonly<Record<string, unknown>>, { threshold, negated }: Wanted): RowScore | string {
  const { pass, score, reason } = result;
  const value = typeof score === 'number' ? score : typeof pass === 'boolean' ? Number(pass) : NaN;
  if (!Number.isFinite(value)) return useless(result);
  const holds = holdsBy(pass, value, threshold);
  const said = typeof reason === 'string' && reason !== '' ? reason : undefined;
  if (holds !== negated) return { value, pass: true, ...(said !== undefined && { reason: said }) };
  return { value, pass: false, reason: said ?? `The code gave back ${value}${asked(threshold)}.` };
}

/** What it says itself; a score below the threshold does not hold either way. */
function holdsBy(pass: unknown, value: number, threshold: number | undefined): boolean {
  if (threshold !== undefined && value < threshold) return false;
  return typeof pass === 'boolean' ? pass : threshold !== undefined || value > 0;
}

function asked(threshold: number | undefined): string {
  return threshold === undefined ? '' : `, and ${threshold} is asked for`;
}

function useless(value: unknown): string {
  const given = value === null || value === undefined ? 'nothing' : JSON.stringify(value).slice(0, 80);
  return `its code gave back ${given}. It has to give back true or false, a number, or an object with pass, score and reason.`;
}
