import type { Perturbation, Region, VariedPrompt } from '../contracts.js';
import { change, edited } from '../region-edits.js';
import { listsIn } from './list-items.js';

interface OptionPlace {
  readonly start: number;
  readonly text: string;
}

/** What may stand between two labels of a row of them; the last two are often joined by a word. */
const between = /^(?:[ \t]*[,;|/][ \t]*(?:and |or )?| and | or |, and |, or )$/;
const quotes = /^["'`“”]?$/;

/** The order of the labels where the text lists them: as items, or in a row such as `Human, Number or Other`. */
export const optionsKind: Perturbation = {
  id: 'options',
  summary: 'Puts the labels in another order where the text lists them.',
  touches: 'options',
  source: 'PromptSuite (shuffle options); the labels of `output.labels`, whose words stay what they are.',
  nothing: 'its text lists no labels of `output.labels` in a row or as items',
  *vary(prompt, random) {
    const groups = prompt.regions.flatMap((region) => [...rows(region, prompt), ...items(region, prompt)]);
    if (groups.length === 0) return;
    for (;;) {
      yield edited(
        prompt,
        groups.flatMap((group) => {
          const order = random.shuffle(group.map(({ text }) => text));
          return group.map(({ start, text }, i) => change(start, text.length, order[i] ?? text));
        }),
      );
    }
  },
};

function rows(region: Region, { labels }: VariedPrompt): OptionPlace[][] {
  const found = placesOf(region, labels);
  const groups: OptionPlace[][] = [];
  for (const place of found) {
    const group = groups.at(-1);
    const last = group?.at(-1);
    const gap = last && region.text.slice(last.start + last.text.length - region.start, place.start - region.start);
    if (group !== undefined && gap !== undefined && joins(gap)) group.push(place);
    else groups.push([place]);
  }
  return groups.filter((group) => group.length > 1 && new Set(group.map(({ text }) => text)).size === group.length);
}

/** Labels may each be in quotes of their own, which stay where they are. */
function joins(gap: string): boolean {
  return (
    between.test(gap) || (quotes.test(gap.slice(0, 1)) && quotes.test(gap.slice(-1)) && between.test(gap.slice(1, -1)))
  );
}

function placesOf({ text, start }: Region, labels: readonly string[]): OptionPlace[] {
  const longestFirst = [...labels].filter((label) => label !== '').sort((a, b) => b.length - a.length);
  if (longestFirst.length < 2) return [];
  const names = longestFirst.map((label) => label.replaceAll(/[\\^$.*+?()[\]{}|/-]/g, String.raw`\$&`)).join('|');
  const pattern = new RegExp(String.raw`(?<![\p{L}\d])(?:${names})(?![\p{L}\d])`, 'gu');
  return Array.from(text.matchAll(pattern), ({ 0: label, index }) => ({ start: start + index, text: label }));
}

/** Lists whose every item begins with a label: whole items change places, so that what is said of a label stays with it. */
function items(region: Region, { labels }: VariedPrompt): OptionPlace[][] {
  const begins = (text: string): boolean =>
    labels.some((label) => label !== '' && new RegExp(`^[*_"'\`]*${escaped(label)}(?![\\p{L}\\d])`, 'u').test(text));
  return listsIn(region).flatMap((list) => {
    if (list.length < 2 || !list.every(({ text }) => begins(text))) return [];
    const places = list.map(({ start, marker }) => {
      const lineEnd = /\r?\n|$/.exec(region.text.slice(start - region.start))?.index ?? 0;
      const line = region.text.slice(start - region.start, start - region.start + lineEnd);
      const lead = marker.length + (/^[ \t]*/.exec(line.slice(marker.length))?.[0].length ?? 0);
      return { start: start + lead, text: line.slice(lead).trimEnd() };
    });
    return places.some(({ text }) => /\uE000/.test(text)) ? [] : [places];
  });
}

function escaped(label: string): string {
  return label.replaceAll(/[\\^$.*+?()[\]{}|/-]/g, String.raw`\$&`);
}
