import { replace } from '../../../text/edit.js';
import { everyFormat } from '../../format-groups.js';
import { isInExample } from '../../prose/example-spans.js';
import { lists, type List, type ListItem } from '../../prose/lists.js';
import { defineRule } from '../../rule.js';

/** A number that is missing or there twice: a step was lost, or nobody can refer to it. */
export const orderedListGap = defineRule({
  meta: {
    id: 'structure/ordered-list-gap',
    summary: 'Numbered lists count up by one.',
    kind: 'objective',
    severity: 'info',
    formats: everyFormat,
    fix: 'suggest',
    sources: [
      {
        title: 'markdownlint: MD029',
        url: 'https://github.com/DavidAnson/markdownlint/blob/main/doc/md029.md',
        kind: 'tool',
        verifiedOn: '2026-11-23',
      },
    ],
  },

  *check({ doc }) {
    for (const list of lists(doc)) {
      const gap = firstGap(list);
      if (gap === undefined || isInExample(doc, gap.item.mark)) continue;
      const { item, wanted } = gap;
      const rest = list.items.slice(list.items.indexOf(item));
      yield {
        span: item.mark,
        message: `This item is number ${item.number ?? ''} and comes after number ${wanted - 1}: number it ${wanted}, or put the missing one back.`,
        suggestions: [
          {
            title: rest.length === 1 ? `Number it ${wanted}` : `Number it ${wanted}, and those after it on from there`,
            edits: rest.map(({ mark }, i) => replace(mark, String(wanted + i))),
          },
        ],
      };
    }
  },
});

/** More than that is a year or a count. */
const mostItems = 99;

/** Lists of ones and of zeros are counted by whoever draws them. */
function firstGap({ ordered, items }: List): { item: ListItem; wanted: number } | undefined {
  if (!ordered || items.some(({ number = 0 }) => number > mostItems)) return undefined;
  if (items.every(({ number }) => number === items[0]?.number)) return undefined;
  for (const [at, item] of items.entries()) {
    const before = items[at - 1]?.number;
    if (before !== undefined && item.number !== before + 1)
      return item.number === 1 ? undefined : { item, wanted: before + 1 };
  }
  return undefined;
}
