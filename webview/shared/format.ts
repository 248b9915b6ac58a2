import { type Interval, isShare } from './is-share.js';
import { t } from './l10n.js';

/** `84.0 %` with a no-break space; shares between 0 and 1. */
export function percent(share: number): string {
  return `${(share * 100).toFixed(1)}\u00A0%`;
}

/** `84.0 % (79.1 to 88.2)` */
export function percentWithInterval({ mean, low, high }: Interval): string {
  return t('{0} ({1} to {2})', percent(mean), (low * 100).toFixed(1), (high * 100).toFixed(1));
}

/** `84.0 %`; of a score that is no share of 1, such as a perplexity, the number. */
export function scoreText(estimate: Interval): string {
  return isShare(estimate) ? percent(estimate.mean) : estimate.mean.toFixed(2);
}

/** `79.1 to 88.2`, in the unit of `scoreText`. */
export function intervalText(estimate: Interval): string {
  const text = (value: number): string => (isShare(estimate) ? (value * 100).toFixed(1) : value.toFixed(2));
  return t('{0} to {1}', text(estimate.low), text(estimate.high));
}

/** `$0.0042`, `$1.20`; an unknown price is `–`. */
export function dollars(usd: number | null): string {
  if (usd === null) return '–';
  return usd > 0 && usd < 0.01 ? `$${usd.toFixed(4)}` : `$${usd.toFixed(2)}`;
}

/** `850 ms`, `12.3 s` */
export function duration(milliseconds: number): string {
  return milliseconds < 1000 ? `${Math.round(milliseconds)} ms` : `${(milliseconds / 1000).toFixed(1)} s`;
}

/** `12,345` */
export function count(value: number): string {
  return value.toLocaleString('en-US');
}

/** `1 row`, `2 rows` */
export function rowCount(rows: number): string {
  return rows === 1 ? t('1 row') : t('{0} rows', count(rows));
}
