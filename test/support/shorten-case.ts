import type { BracesCase } from './braces-cases.js';

/** The shortest case that still fails and can be reached by leaving out runs of characters, in the template and the partials. */
export function shortenCase(given: BracesCase, fails: (shorter: BracesCase) => boolean): BracesCase {
  const shortened = withShorterTexts(given, fails);
  return shortened === given ? given : shortenCase(shortened, fails);
}

function withShorterTexts(given: BracesCase, fails: (shorter: BracesCase) => boolean): BracesCase {
  let current = given;
  const attempt = (next: BracesCase): boolean => {
    if (!fails(next)) return false;
    current = next;
    return true;
  };
  shortenText(given.template, (template) => attempt({ ...current, template }));
  for (const [name, text] of Object.entries(given.partials))
    shortenText(text, (shorter) => attempt({ ...current, partials: { ...current.partials, [name]: shorter } }));
  return current;
}

/** Leaves out halves, then quarters, and so on down to single characters, wherever `attempt` takes the rest; tags go in pairs too. */
function shortenText(text: string, attempt: (shorter: string) => boolean): void {
  let left = withoutPairs(text, attempt);
  for (let size = Math.ceil(text.length / 2); size >= 1; size = size === 1 ? 0 : Math.ceil(size / 2)) {
    for (let at = 0; at < left.length; ) {
      const shorter = left.slice(0, at) + left.slice(at + size);
      if (attempt(shorter)) left = shorter;
      else at += size;
    }
  }
}

/** Leaves out the two tags of a block, which a template cannot lose one by one. */
function withoutPairs(text: string, attempt: (shorter: string) => boolean): string {
  const tags = [...text.matchAll(/\{\{[^{}]*\}\}/g)];
  for (const first of tags) {
    for (const last of tags.filter(({ index }) => index > first.index)) {
      const shorter =
        text.slice(0, first.index) +
        text.slice(first.index + first[0].length, last.index) +
        text.slice(last.index + last[0].length);
      if (attempt(shorter)) return withoutPairs(shorter, attempt);
    }
  }
  return text;
}
