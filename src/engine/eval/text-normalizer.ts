/** What two texts may differ in and still be the same, by the name `normalize` has for it, in the order it is applied. */
const steps: readonly (readonly [name: string, step: (text: string) => string])[] = [
  ['nfc', (text) => text.normalize('NFC')],
  ['nfkc', (text) => text.normalize('NFKC')],
  ['case', (text) => text.toLowerCase()],
  ['punctuation', (text) => text.replaceAll(/[\p{P}\p{S}]+/gu, '')],
  ['articles', (text) => text.replaceAll(/\b(?:a|an|the)\b/giu, ' ')],
  ['whitespace', (text) => text.replaceAll(/\s+/g, ' ').trim()],
];

const names = steps.map(([name]) => name);

/** The option as a metric lists it. */
export const normalizeOption = {
  name: 'normalize',
  summary: `What to leave out of account in both texts: any of ${names.map((name) => `\`${name}\``).join(', ')}.`,
};

/**
 * The `normalize` of an entry. Nothing is left out of account that it does not name: `nfc` and `nfkc` are Unicode's forms,
 * `punctuation` takes marks and symbols away, `articles` English ones, `whitespace` joins blanks and trims.
 * @returns undefined when the entry has none, `fault` when it names something else
 */
export function normalizerOf(
  option: unknown,
): { readonly normalize: (text: string) => string } | { readonly fault: string } | undefined {
  if (option === undefined || option === null) return undefined;
  const wanted: readonly unknown[] = Array.isArray(option) ? option : [option];
  const wrong = wanted.find((name) => !names.some((known) => known === name));
  if (wrong !== undefined || wanted.length === 0)
    return { fault: `its \`normalize\` must list any of ${names.join(', ')}.` };
  const chosen = steps.filter(([name]) => wanted.includes(name)).map(([, step]) => step);
  return { normalize: (text) => chosen.reduce((plain, step) => step(plain), text) };
}
