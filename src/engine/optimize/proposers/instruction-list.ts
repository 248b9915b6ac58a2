/** More items than this are no list that anybody follows. */
const mostItems = 20;

/** The items of a list somebody wrote, a line each, without bullets and numbers, each once. */
export function readItems(text: string): string[] {
  const items = text.split('\n').map((line) => line.replace(/^\s*(?:[-*•]|\d+[.)])?\s*/, '').trim());
  return [...new Set(items.filter((item) => item !== ''))].slice(0, mostItems);
}

export function listText(items: readonly string[]): string {
  return items.map((item) => `- ${item}`).join('\n');
}
