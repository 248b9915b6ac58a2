import { count, fixed } from '../shared/format.js';
import { t } from '../shared/l10n.js';

/** `about 1,234 tokens` */
export function about(tokens: number): string {
  return tokens === 1 ? t('about 1 token') : t('about {0} tokens', count(tokens));
}

/** `$0.0042`, as near as the tokens are; a price that is not known is said to be so, never shown as nothing. */
export function costText(usd: number | null): string {
  if (usd === null) return t('price unknown');
  if (usd === 0) return t('free');
  // Two digits that count: one message costs a small part of a cent.
  const digits = Math.max(2, 1 - Math.floor(Math.log10(usd)));
  return `$${fixed(usd, Math.min(digits, 8), 2)}`;
}
