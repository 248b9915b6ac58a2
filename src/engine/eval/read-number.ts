/** Which of several numbers in an answer is the answer; `only` reads none where there are two. */
export type WhichNumber = 'first' | 'last' | 'only';

export const whichNumbers: readonly WhichNumber[] = ['last', 'first', 'only'];

/** A sign counts where no digit or letter is before it (`3-5` has no -5); commas stand between groups of three digits. */
const pattern =
  /(?<![\d\p{L}.,])[-−+]?(?:\d{1,3}(?:,\d{3})+(?!\d)|\d+)(?:\.\d+)?(?:[eE][-+]?\d+)?|(?<![\d\p{L}.])[-−+]?\.\d+|\d+(?:\.\d+)?/gu;

/** The number a text gives; undefined when it gives none. `1,234.5` is one number, `50 %` is 50. */
export function readNumber(text: string, which: WhichNumber = 'last'): number | undefined {
  const found = text.match(pattern) ?? [];
  if (which === 'only' && found.length !== 1) return undefined;
  const chosen = which === 'first' ? found[0] : found.at(-1);
  return chosen === undefined ? undefined : Number(chosen.replaceAll(',', '').replace('−', '-'));
}
