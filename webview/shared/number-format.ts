/** How a language groups digits and marks decimals. */
export interface NumberFormat {
  /** `12,345` */
  readonly whole: (value: number) => string;
  /** With so many decimals, of which zeros at the end are left out down to the least. */
  readonly fixed: (value: number, decimals: number, least?: number) => string;
}

/** @param language a tag such as `de`; English where it is none */
export function numberFormat(language: string): NumberFormat {
  const formats = new Map<string, Intl.NumberFormat>();
  const formatOf = (decimals: number, least: number): Intl.NumberFormat => {
    const key = `${decimals} ${least}`;
    const format = formats.get(key) ?? create(language, decimals, least);
    formats.set(key, format);
    return format;
  };
  const fixed = (value: number, decimals: number, least = decimals): string =>
    // Rounded as the reports do it, which differs from the format's own way in ties.
    formatOf(decimals, least).format(Number(value.toFixed(decimals)));
  return { whole: (value) => fixed(value, 0), fixed };
}

function create(language: string, maximumFractionDigits: number, minimumFractionDigits: number): Intl.NumberFormat {
  const digits = { maximumFractionDigits, minimumFractionDigits };
  try {
    return new Intl.NumberFormat([language, 'en'], digits);
  } catch {
    return new Intl.NumberFormat('en', digits);
  }
}
