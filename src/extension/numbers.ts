import { env, l10n } from 'vscode';

/** `1,234`, as the editor's language writes it, like the panels do. */
export function whole(value: number): string {
  return fixed(value, 0);
}

/** `12.30`, rounded as the reports round it; zeros at the end are left out down to the least number of decimals. */
export function fixed(value: number, decimals: number, least = decimals): string {
  return formatOf(decimals, least).format(Number(value.toFixed(decimals)));
}

/** What something costs, as near as it needs be: `$0.0042`, `$1.20`. */
export function costText(usd: number): string {
  if (usd === 0) return l10n.t('free');
  const digits = Math.max(2, 1 - Math.floor(Math.log10(usd)));
  return `$${fixed(usd, Math.min(digits, 8), 2)}`;
}

/** `$0.04 to $0.12`; `free` where it is known to cost nothing. */
export function costRange({ low, high }: { readonly low: number; readonly high: number }): string {
  const [from, to] = [low === 0 && high > 0 ? '$0' : costText(low), costText(high)];
  return from === to ? to : l10n.t('{0} to {1}', from, to);
}

const formats = new Map<string, Intl.NumberFormat>();

/** Kept: a list of rows asks for thousands of them, and making one takes longer than using it. */
function formatOf(maximumFractionDigits: number, minimumFractionDigits: number): Intl.NumberFormat {
  const { language } = env;
  const key = `${language} ${maximumFractionDigits} ${minimumFractionDigits}`;
  const format = formats.get(key) ?? create(language, { maximumFractionDigits, minimumFractionDigits });
  formats.set(key, format);
  return format;
}

function create(language: string, digits: Intl.NumberFormatOptions): Intl.NumberFormat {
  try {
    return new Intl.NumberFormat([language, 'en'], digits);
  } catch {
    // A language pack may be called what it likes.
    return new Intl.NumberFormat('en', digits);
  }
}
