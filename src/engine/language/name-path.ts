const OBJECT = /([\p{L}_][\p{L}\p{N}_]*(?:\s*\.\s*[\p{L}_][\p{L}\p{N}_]*)*)\s*\.\s*$/u;
const reach = 300;

/** The names before the dot that `start` follows: `['doc', 'author']` of `doc.author.`; undefined after anything else. */
export function objectBefore(text: string, start: number): readonly string[] | undefined {
  const [, path] = OBJECT.exec(text.slice(Math.max(0, start - reach), start)) ?? [];
  return path?.split('.').map((name) => name.trim());
}
