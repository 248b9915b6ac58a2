/**
 * A share from 0 to 1 out of what a judge wrote: `0.8`, `0,8`, `80 %`, `8/10`, with words after it. Undefined for
 * anything else, and for a number outside the scale.
 * @param scale what the judge was asked to grade up to
 */
export function readScore(text: string | undefined, scale = 1): number | undefined {
  const match = /^\W{0,3}?(-?\d{1,6}(?:[.,]\d{1,9})?)(?:\s{0,3}(%)|\s{0,3}\/\s{0,3}(\d{1,6}))?(?![\d.,]*\d)/.exec(
    text?.trim() ?? '',
  );
  if (match === null) return undefined;
  const [, number = '', percent, whole] = match;
  const most = percent === undefined ? Number(whole ?? scale) : 100;
  const share = Number(number.replace(',', '.')) / most;
  return share >= 0 && share <= 1 ? share : undefined;
}

/** A plain yes or no. */
export function readYes(text: string | undefined): boolean | undefined {
  const word = /^\W*(\p{L}+)/u.exec(text ?? '')?.[1]?.toLowerCase() ?? '';
  if (['yes', 'y', 'true', 'pass', 'passes', 'passed'].includes(word)) return true;
  return ['no', 'n', 'false', 'fail', 'fails', 'failed'].includes(word) ? false : undefined;
}
