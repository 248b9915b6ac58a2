/** Whether a quote that is opened in a tag is still open at its end. */
export function inString(inside: string): boolean {
  let quote: string | undefined;
  for (let at = 0; at < inside.length; at++) {
    const character = inside[at];
    if (character === '\\') at++;
    else if (quote === undefined && (character === '"' || character === "'")) quote = character;
    else if (character === quote) quote = undefined;
  }
  return quote !== undefined;
}
