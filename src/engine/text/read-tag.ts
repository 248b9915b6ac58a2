/**
 * What a model wrote between `<tag>` and `</tag>`: the last complete pair whose inside is not empty, without a code
 * fence around it. Forgiving about case, blanks inside the tags and a missing end tag; undefined when there is no
 * opening tag or nothing in it, so that a reply without the form asked for is counted and never used raw.
 */
export function readTag(reply: string, tag: string): string | undefined {
  for (const { end } of openings(reply, tag).reverse()) {
    const inside = withoutFence(upToClosing(reply.slice(end), tag));
    if (inside !== '') return inside;
  }
  return undefined;
}

/** Every text between a pair, in order and as forgiving; one that is never closed ends where the next one begins. */
export function readTags(reply: string, tag: string): string[] {
  const found = openings(reply, tag);
  return found
    .map(({ end }, i) => withoutFence(upToClosing(reply.slice(end, found[i + 1]?.start), tag)))
    .filter((inside) => inside !== '');
}

interface Opening {
  readonly start: number;
  readonly end: number;
}

function openings(reply: string, tag: string): Opening[] {
  const found = reply.matchAll(new RegExp(`<\\s*${tag}\\s*>`, 'gi'));
  return Array.from(found, ({ 0: open, index }) => ({ start: index, end: index + open.length }));
}

function upToClosing(rest: string, tag: string): string {
  const end = rest.search(new RegExp(`<\\s*/\\s*${tag}\\s*>`, 'i'));
  return (end === -1 ? rest : rest.slice(0, end)).trim();
}

function withoutFence(text: string): string {
  return /^```[^\n`]*\n([\s\S]*?)\n?```$/.exec(text)?.[1]?.trim() ?? text;
}
