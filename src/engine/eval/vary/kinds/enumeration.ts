import type { Perturbation } from '../contracts.js';
import { change, edited } from '../region-edits.js';
import { type ListItem, listsIn } from './list-items.js';

const roman = ['I', 'II', 'III', 'IV', 'V', 'VI', 'VII', 'VIII', 'IX', 'X', 'XI', 'XII'];
const greek = 'αβγδεζηθικλμ';
const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ';

type Marker = (index: number) => string | undefined;

const figures: readonly Marker[] = [(i) => `${i + 1}.`, (i) => `${i + 1})`, (i) => `(${i + 1})`];
const otherNumbers: readonly Marker[] = [
  (i) => marked(letters[i], '.'),
  (i) => marked(letters[i]?.toLowerCase(), ')'),
  (i) => marked(roman[i], '.'),
  (i) => marked(greek[i], '.'),
];
const bullets: readonly Marker[] = [() => '-', () => '*', () => '•'];
/** A text that names an item by its number must find it. */
const reference = /\b(?:rules?|steps?|items?|points?|options?|numbers?|questions?|sections?) \(?\d/i;

/** One style for all lists of the prompt. A list that is too long for a style keeps its own. */
export const enumerationKind: Perturbation = {
  id: 'enumeration',
  summary: 'Numbers lists in another style, or marks their items in another way.',
  touches: 'text',
  source: 'PromptSuite (enumerate: 1, A, a, roman, greek), here of the lists a prompt has.',
  nothing: 'there is no list',
  *vary(prompt, random) {
    const lists = prompt.regions.flatMap(listsIn);
    const isReferredTo = prompt.regions.some(({ text }) => reference.test(text));
    const styles = isReferredTo ? [...figures] : [...figures, ...otherNumbers, ...bullets];
    for (const style of random.shuffle(styles)) {
      yield edited(
        prompt,
        lists.flatMap((items) => restyled(items, items.length === 1 && !bullets.includes(style) ? undefined : style)),
      );
    }
  },
};

function restyled(items: readonly ListItem[], style: Marker | undefined): ReturnType<typeof change>[] {
  const markers = items.flatMap((_, i) => style?.(i) ?? []);
  if (markers.length < items.length) return [];
  return items.map(({ start, marker }, i) => change(start, marker.length, markers[i] ?? marker));
}

function marked(mark: string | undefined, end: string): string | undefined {
  return mark === undefined ? undefined : mark + end;
}
