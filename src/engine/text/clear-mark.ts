/** Tags an optimizer's requests put around text that is not ours. */
const quotingTags: readonly string[] = ['prompt', 'example', 'input', 'expected', 'answer', 'critique'];

/**
 * What to append to the tags so that none of them occurs in the quoted texts: a row cannot close our tags, and nothing
 * of it has to be escaped. Empty in almost every case.
 */
export function clearMark(texts: readonly string[], tags = quotingTags): string {
  const everything = texts.join('\n').toLowerCase().replaceAll(/\s/g, '');
  const occurs = (mark: string): boolean =>
    tags.some((tag) => everything.includes(`<${tag}${mark}>`) || everything.includes(`</${tag}${mark}>`));
  let mark = '';
  for (let n = 1; occurs(mark); n++) mark = `-${n}`;
  return mark;
}
