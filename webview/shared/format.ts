import { type Interval, isShare } from './is-share.js';
import { t } from './l10n.js';
import { numberFormat } from './number-format.js';

/** The extension says in the page what language the editor is in, also where Hone's own words are English. */
const numbers = numberFormat(document.body.dataset['numbers'] ?? 'en');

/** With so many decimals; zeros at the end are left out down to the least. */
export const { fixed } = numbers;

/** `84.0 %` with a no-break space; shares between 0 and 1. */
export function percent(share: number): string {
  return `${fixed(share * 100, 1)}\u00A0%`;
}

/** `84.0 % (79.1 to 88.2)` */
export function percentWithInterval({ mean, low, high }: Interval): string {
  return t('{0} ({1} to {2})', percent(mean), fixed(low * 100, 1), fixed(high * 100, 1));
}

/** `84.0 %`; of a score that is no share of 1, such as a perplexity, the number. */
export function scoreText(estimate: Interval): string {
  return isShare(estimate) ? percent(estimate.mean) : fixed(estimate.mean, 2);
}

/** `79.1 to 88.2`, in the unit of `scoreText`. */
export function intervalText(estimate: Interval): string {
  const text = (value: number): string => (isShare(estimate) ? fixed(value * 100, 1) : fixed(value, 2));
  return t('{0} to {1}', text(estimate.low), text(estimate.high));
}

/** An amount, as near as it needs be: `$0.0042`, `$1.20`. */
export function dollars(usd: number): string {
  // Two digits that count: one message costs a small part of a cent.
  const digits = usd > 0 ? Math.max(2, 1 - Math.floor(Math.log10(usd))) : 2;
  return `$${fixed(usd, Math.min(digits, 8), 2)}`;
}

/** What something costs. A price that is not known is said to be so, never shown as nothing. */
export function costText(usd: number | null): string {
  if (usd === null) return t('price unknown');
  return usd === 0 ? t('free') : dollars(usd);
}

/** `850 ms`, `12.3 s` */
export function duration(milliseconds: number): string {
  return milliseconds < 1000 ? `${count(milliseconds)} ms` : `${fixed(milliseconds / 1000, 1)} s`;
}

/** `12,345` */
export function count(value: number): string {
  return numbers.whole(value);
}

/** `1 row`, `2 rows` */
export function rowCount(rows: number): string {
  return rows === 1 ? t('1 row') : t('{0} rows', count(rows));
}
