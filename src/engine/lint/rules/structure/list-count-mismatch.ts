import type { PromptDoc } from '../../../prompt/prompt-doc.js';
import { replace } from '../../../text/edit.js';
import { everyFormat } from '../../format-groups.js';
import { isInExample } from '../../prose/example-spans.js';
import { filler } from '../../prose/masked-text.js';
import { lists, type List } from '../../prose/lists.js';
import { defineRule } from '../../rule.js';

const words = ['one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten', 'eleven', 'twelve'];
/** "the following three labels:", "these 4 categories:", "one of the two options below:". */
const announced = new RegExp(
  `\\b(?:the following|these|the|all) (${words.slice(1).join('|')}|[2-9]|1[0-2])(?: [a-z-]+){1,3}(?: below)?:[*_]*\\s*$`,
  'i',
);
const vague =
  /\b(?:at least|at most|up to|no more than|minimum|maximum|about|around|first|last|top|next|other|or more)\b/i;

/** Whoever adds an item forgets the number above it, and the model may look for one that is not there. */
export const listCountMismatch = defineRule({
  meta: {
    id: 'structure/list-count-mismatch',
    summary: 'A list has as many items as the sentence before it says.',
    kind: 'objective',
    severity: 'warning',
    formats: everyFormat,
    fix: 'suggest',
    sources: [
      {
        title: 'A Taxonomy of Prompt Defects in LLM Systems (arXiv 2509.14404)',
        url: 'https://arxiv.org/abs/2509.14404',
        kind: 'paper',
        verifiedOn: '2026-11-26',
      },
    ],
  },

  *check({ doc }) {
    for (const list of lists(doc)) {
      const said = announcement(list);
      if (said === undefined || said.count === list.items.length || isOpen(doc, list)) continue;
      if (isInExample(doc, said.span)) continue;
      const right = said.isDigit
        ? String(list.items.length)
        : (words[list.items.length - 1] ?? String(list.items.length));
      yield {
        span: said.span,
        message: `The list below has ${list.items.length} items and not ${said.written}: say '${right}', or mend the list.`,
        suggestions: [{ title: `Change to '${right}'`, edits: [replace(said.span, right)] }],
      };
    }
  },
});

interface Announcement {
  readonly written: string;
  readonly count: number;
  readonly isDigit: boolean;
  readonly span: { readonly start: number; readonly end: number };
}

function announcement({ before }: List): Announcement | undefined {
  if (before === undefined || before.kind === 'table') return undefined;
  const found = announced.exec(before.text);
  const written = found?.[1];
  if (found === null || written === undefined || vague.test(before.text)) return undefined;
  const start = before.span.start + found.index + found[0].indexOf(` ${written}`) + 1;
  const isDigit = /^\d/.test(written);
  const count = isDigit ? Number(written) : words.indexOf(written.toLowerCase()) + 1;
  return { written, count, isDigit, span: { start, end: start + written.length } };
}

/** True where a template adds items, or takes some away. */
function isOpen({ template }: PromptDoc, { items }: List): boolean {
  const first = items[0]?.line.span.start ?? 0;
  const last = items.at(-1)?.line.span.end ?? 0;
  const { literals } = template.facts;
  return (
    items.some(({ line }) => line.text.replace(/^[\s\d.)*+•-]*/, '').startsWith(filler)) ||
    !literals.some(({ start, end }) => start <= first && last <= end)
  );
}
