import type { PromptDoc } from '../../prompt/prompt-doc.js';
import { sliceOf, type Span } from '../../text/span.js';
import { codeBlocks, literalText } from '../prose/masked-text.js';
import { oncePerPrompt } from '../prose/once-per-prompt.js';
import { promptLines, type PromptLine } from '../prose/prompt-lines.js';

/** A line such as `Input: …` or `**Answer 2:** …`, with what belongs to it. */
export interface KeyLine {
  /** In lower case, without its number. */
  readonly name: string;
  readonly number: number | undefined;
  readonly side: 'input' | 'output';
  /** The key, without the colon. */
  readonly keySpan: Span;
  /** Up to the next key, heading, tag or blank line; a fence without its first and last line. */
  readonly value: { readonly span: Span; readonly text: string };
  readonly message: number;
}

const inputs = [
  'input',
  'q',
  'question',
  'text',
  'review',
  'sentence',
  'tweet',
  'email',
  'message',
  'ticket',
  'comment',
  'headline',
];
const outputs = ['output', 'a', 'answer', 'label', 'sentiment', 'category', 'class', 'classification', 'result'];

const key = new RegExp(
  String.raw`^[ \t]*(?:[-*][ \t]+)?(?:\*\*|__)?(${[...inputs, ...outputs].join('|')})(?:[ \t]*#?(\d{1,3}))?(?:\*\*|__)?[ \t]*:(?:\*\*|__)?(?=[ \t]|$)`,
  'i',
);
const ends = /^[ \t]*(?:<\/?[\w-]+>|[-*_=#]{3,}[ \t]*$)/;

/** In order, those inside of code left out. */
export const keyLines = oncePerPrompt((doc): readonly KeyLine[] => {
  const lines = promptLines(doc);
  const blocks = new Map(codeBlocks(doc).map((block) => [block.start, block]));
  return lines.flatMap((line, at): KeyLine[] => {
    const found = key.exec(line.text);
    if (found === null) return [];
    const { 0: whole, 1: name = '', 2: number } = found;
    const start = line.span.start + whole.toLowerCase().indexOf(name.toLowerCase());
    const from = line.span.start + whole.length;
    const span = valueSpan({ doc, lines, at, from, blocks });
    return [
      {
        name: name.toLowerCase(),
        number: number === undefined ? undefined : Number(number),
        side: inputs.includes(name.toLowerCase()) ? 'input' : 'output',
        keySpan: { start, end: start + name.length },
        value: { span, text: sliceOf(literalText(doc), span) },
        message: line.message,
      },
    ];
  });
});

interface Search {
  readonly doc: PromptDoc;
  readonly lines: readonly PromptLine[];
  /** The key's line. */
  readonly at: number;
  /** Behind the colon. */
  readonly from: number;
  readonly blocks: ReadonlyMap<number, Span>;
}

function valueSpan(search: Search): Span {
  const { doc, lines, at, from, blocks } = search;
  const text = literalText(doc);
  let end = lines[at]?.span.end ?? from;
  for (let next = at + 1; next < lines.length; next++) {
    const line = lines[next];
    if (line === undefined || isEnd(search, line)) break;
    const isEmpty = text.slice(from, end).trim() === '';
    const block = isEmpty ? blockAt(line, text, blocks) : undefined;
    if (block !== undefined) return trimmedSpan(text, insideFence(text, block));
    if (line.kind !== 'blank') end = line.span.end;
    // One blank line may stand between a key and its value.
    else if (!isEmpty || next > at + 1) break;
  }
  return trimmedSpan(text, { start: from, end });
}

function isEnd({ lines, at }: Search, line: PromptLine): boolean {
  return line.message !== lines[at]?.message || line.kind === 'heading' || key.test(line.text) || ends.test(line.text);
}

function blockAt({ span }: PromptLine, text: string, blocks: ReadonlyMap<number, Span>): Span | undefined {
  return blocks.get(span.start) ?? blocks.get(span.start + (/^[ \t]*/.exec(sliceOf(text, span))?.[0].length ?? 0));
}

function insideFence(text: string, { start, end }: Span): Span {
  const block = text.slice(start, end);
  const first = block.indexOf('\n') + 1;
  const last = block.lastIndexOf('\n');
  return first === 0 || last < first ? { start: end, end } : { start: start + first, end: start + last };
}

/** Without blanks, and without quotes around all of it. */
function trimmedSpan(text: string, { start, end }: Span): Span {
  const value = text.slice(start, end);
  const from = start + (value.length - value.trimStart().length);
  const to = from + value.trim().length;
  const isQuoted = to - from > 1 && text[from] === '"' && text.indexOf('"', from + 1) === to - 1;
  return isQuoted ? { start: from + 1, end: to - 1 } : { start: from, end: to };
}
