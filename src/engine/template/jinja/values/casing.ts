/** `capitalize`: the first character in title case, all others in lower case. */
export function capitalized(text: string): string {
  const [first = ''] = text;
  return titleCase(first) + text.slice(first.length).toLowerCase();
}

/** Upper case, but of two letters that one stands for only the first: `ß` becomes `Ss`. */
function titleCase(character: string): string {
  const [first = '', ...rest] = character.toUpperCase();
  return first + rest.join('').toLowerCase();
}

/** `str.title`: a letter after a non-letter begins a word, so `they're` becomes `They'Re`. */
export function titled(text: string): string {
  return text.replaceAll(/\p{L}+/gu, capitalized);
}

export function swapCase(text: string): string {
  return text.replaceAll(/\p{L}/gu, (letter) =>
    letter === letter.toUpperCase() ? letter.toLowerCase() : letter.toUpperCase(),
  );
}
