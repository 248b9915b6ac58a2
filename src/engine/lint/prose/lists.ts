import type { PromptDoc } from '../../prompt/prompt-doc.js';
import type { Span } from '../../text/span.js';
import { oncePerPrompt } from './once-per-prompt.js';
import { promptLines, type PromptLine } from './prompt-lines.js';

export interface ListItem {
  readonly line: PromptLine;
  /** The mark: `-`, `*`, or the digits without the `.` or `)` behind them. */
  readonly mark: Span;
  /** Undefined in a list of bullets. */
  readonly number: number | undefined;
}

/** Items of one kind at one indentation, in one message, with nothing between them that stands further left. */
export interface List {
  readonly ordered: boolean;
  readonly indent: number;
  readonly items: readonly ListItem[];
  /** The nearest line before the first item that is not blank, in the same message. */
  readonly before: PromptLine | undefined;
}

interface OpenList extends List {
  readonly items: ListItem[];
}

const markForm = /^[ \t]*(?:([-*+•])|(\d{1,9})[.)])/;

/** All lists in the order of their first items, nested ones as lists of their own. */
export const lists = oncePerPrompt((doc): readonly List[] => {
  const found: OpenList[] = [];
  let open: OpenList[] = [];
  let message: number | undefined;
  let before: PromptLine | undefined;
  let isApart = false;
  for (const line of promptLines(doc)) {
    if (line.message !== message) [open, before, message] = [[], undefined, line.message];
    if (line.kind === 'blank') {
      isApart = true;
      continue;
    }
    open = stillOpen(open, line, isApart);
    isApart = false;
    const item = itemOf(doc, line);
    if (item !== undefined) addItem({ item, open, found, before });
    before = line;
  }
  return found;
});

/** Of the open lists those that a line belongs to; `isApart` when a blank line stands before it. */
function stillOpen(open: readonly OpenList[], { kind, indent }: PromptLine, isApart: boolean): OpenList[] {
  if (kind === 'heading') return [];
  if (kind === 'bullet' || kind === 'number')
    return open.filter(
      (list) => list.indent < indent || (list.indent === indent && list.ordered === (kind === 'number')),
    );
  // Text at any column right below an item still belongs to its paragraph (CommonMark: lazy continuation).
  return open.filter((list) => list.indent < indent || !isApart);
}

function itemOf({ text }: PromptDoc, line: PromptLine): ListItem | undefined {
  if (line.kind !== 'bullet' && line.kind !== 'number') return undefined;
  const [whole = '', bullet, digits] = markForm.exec(text.slice(line.span.start, line.span.end)) ?? [];
  const written = bullet ?? digits ?? '';
  const start = line.span.start + whole.indexOf(written);
  return {
    line,
    mark: { start, end: start + written.length },
    number: digits === undefined ? undefined : Number(digits),
  };
}

interface Addition {
  readonly item: ListItem;
  readonly open: OpenList[];
  readonly found: OpenList[];
  readonly before: PromptLine | undefined;
}

function addItem({ item, open, found, before }: Addition): void {
  const { indent, kind } = item.line;
  const last = open.at(-1);
  if (last?.indent === indent && last.ordered === (kind === 'number')) {
    last.items.push(item);
    return;
  }
  const list: OpenList = { ordered: kind === 'number', indent, items: [item], before };
  open.push(list);
  found.push(list);
}
