/** What a model writes about a prompt, in the form Hone asks for. */
export interface WrittenOpinion {
  readonly why: string;
  readonly kind: string;
  readonly quotes: readonly string[];
  readonly readings?: readonly string[];
}

export function opinionText({ why, kind, quotes, readings = [] }: WrittenOpinion): string {
  return [
    `<opinion>\n<why>${why}</why>\n<kind>${kind}</kind>`,
    ...quotes.map((quote) => `<quote>${quote}</quote>`),
    ...readings.map((reading) => `<reading>${reading}</reading>`),
    '</opinion>',
  ].join('\n');
}

export function reviewText(...opinions: readonly string[]): string {
  return `<review>\n${opinions.join('\n')}\n</review>`;
}
