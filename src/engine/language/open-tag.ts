import type { PromptDoc } from '../prompt/prompt-doc.js';

/** Longer tags than this are not looked back over. */
const reach = 5000;

/** A tag that is open where the cursor stands. Worked out from the text before it: what is being typed does not parse. */
export interface OpenTag {
  /** Where its opening delimiter begins. */
  readonly at: number;
  /** After the delimiter and its sign. */
  readonly inside: number;
  /** `{{`, `{%` or `{#`, by its second character. */
  readonly kind: '{' | '%' | '#';
}

const closings: Readonly<Record<string, OpenTag['kind']>> = { '}}': '{', '%}': '%', '#}': '#' };
const openings: Readonly<Record<string, OpenTag['kind']>> = { '{{': '{', '{%': '%', '{#': '#' };

/** The last opening delimiter before `offset` that nothing has closed yet. */
export function openTagBefore({ text, body }: PromptDoc, offset: number): OpenTag | undefined {
  const from = Math.max(body.start, offset - reach);
  let open: Pick<OpenTag, 'at' | 'kind'> | undefined;
  for (const { 0: mark, index } of text.slice(from, offset).matchAll(/\{[{%#]|[}%#]\}/g)) {
    const kind = openings[mark];
    if (open === undefined && kind !== undefined) open = { at: from + index, kind };
    else if (open !== undefined && closings[mark] === open.kind) open = undefined;
  }
  if (open === undefined) return undefined;
  const sign = /^[-+]/.test(text.slice(open.at + 2, offset)) ? 1 : 0;
  return { ...open, inside: open.at + 2 + sign };
}
