import type { Assertion } from '../contracts/row-metric.js';
import { xmlPaths } from './xml-paths.js';
import { missingElements, wantedElements } from './xml-elements.js';

export const containsXml: Assertion = {
  id: 'contains-xml',
  level: 'assertion',
  comparesExpected: false,
  summary: 'There is XML in the answer; with paths such as `order.item` as its value, XML that has those elements.',
  needs: [],
  range: [0, 1],
  source: 'promptfoo',
  bind({ value }) {
    const wanted = wantedElements(value);
    if (typeof wanted === 'string') return wanted;
    return ({ answer }) => {
      let reason = 'There is no XML in the answer.';
      for (const text of outermost(answer)) {
        const paths = xmlPaths(text);
        if (typeof paths === 'string') continue;
        const missing = missingElements(paths, wanted);
        if (missing === undefined) return { value: 1 };
        reason = missing;
      }
      return { value: 0, reason };
    };
  },
};

const tag = /<(\/?)([\p{L}_:][\p{L}\p{N}._:-]*)(?:\s[^<>]*|\/)?>/gu;

/**
 * Texts from an opening tag to the one that closes it, those inside others left out. A tag that nothing closes hides none.
 * A closing tag that closes nothing is stepped over without a search, so that the time grows with the text.
 */
function outermost(text: string): string[] {
  const found: { readonly start: number; readonly end: number }[] = [];
  const add = (start: number, end: number): void => {
    while ((found.at(-1)?.start ?? -1) > start) found.pop();
    found.push({ start, end });
  };
  const open: { readonly name: string; readonly at: number }[] = [];
  const openOf = new Map<string, number>();
  const count = (name: string, by: number): void => void openOf.set(name, (openOf.get(name) ?? 0) + by);
  for (const { 0: written, 1: closing, 2: name = '', index } of text.matchAll(tag)) {
    const end = index + written.length;
    if (closing === '' && written.endsWith('/>')) add(index, end);
    else if (closing === '') {
      open.push({ name, at: index });
      count(name, 1);
    } else if ((openOf.get(name) ?? 0) > 0) {
      let last = open.pop();
      for (; last !== undefined && last.name !== name; last = open.pop()) count(last.name, -1);
      count(name, -1);
      add(last?.at ?? index, end);
    }
  }
  return found.map(({ start, end }) => text.slice(start, end));
}
