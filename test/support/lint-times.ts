import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/** What linting takes, as `npm run bench -- lint-times` measured it last. */
export interface LintTimes {
  /** ISO date. */
  readonly measured: string;
  /** Milliseconds a real prompt file with all rules, read and linted: the median file, and the slowest twentieth's least. */
  readonly file: { readonly median: number; readonly p95: number };
  /** Seconds for 500 files in a fresh process. */
  readonly files500: number;
  /** Milliseconds for one edit of a prompt of 17 KB: the slowest twentieth's least. */
  readonly edit: number;
  /** Microseconds that a rule alone takes for a real prompt file, as a mean over all. */
  readonly rules: Readonly<Record<string, number>>;
}

const path = fileURLToPath(new URL('../../test/fixtures/lint/times.json', import.meta.url));

export function readLintTimes(): LintTimes {
  return JSON.parse(readFileSync(path, 'utf8')) as LintTimes;
}

export function writeLintTimes(times: LintTimes): void {
  writeFileSync(path, `${JSON.stringify(times, null, 2)}\n`);
}
