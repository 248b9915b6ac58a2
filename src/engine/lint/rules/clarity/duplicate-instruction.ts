import type { PromptDoc } from '../../../prompt/prompt-doc.js';
import { createLineIndex, type LineIndex } from '../../../text/line-index.js';
import { replace, type Edit } from '../../../text/edit.js';
import { everyFormat } from '../../format-groups.js';
import { isInExample } from '../../prose/example-spans.js';
import { filler, messageBodies } from '../../prose/masked-text.js';
import { promptLines, type PromptLine } from '../../prose/prompt-lines.js';
import { defineRule } from '../../rule.js';

/** Characters; shorter lines are labels and headings of forms. */
const shortest = 40;
/** Characters; what is longer is a text on one line and no instruction. */
const longest = 2000;
/** A message this long may say at its end again what it said at its beginning. */
const long = 4000;
const endShare = 0.15;

/** The same line twice is mostly a slip of the clipboard, and is paid for with each call. */
export const duplicateInstruction = defineRule({
  meta: {
    id: 'clarity/duplicate-instruction',
    summary: 'No instruction stands there twice in the same words.',
    kind: 'heuristic',
    severity: 'hint',
    formats: everyFormat,
    fix: 'suggest',
    sources: [
      {
        title: 'ATLAS: 26 principles of prompts, of which the 18th recommends repeating',
        url: 'https://github.com/VILA-Lab/ATLAS',
        kind: 'paper',
        verifiedOn: '2026-11-23',
      },
    ],
  },

  *check({ doc }) {
    const first = new Map<string, PromptLine>();
    let lines: LineIndex | undefined;
    for (const line of promptLines(doc)) {
      if (line.kind === 'blank') continue;
      const key = keyOf(line);
      if (key === undefined || isInExample(doc, line.span)) continue;
      const before = first.get(key);
      if (before === undefined) first.set(key, line);
      else if (!isRestated(doc, line)) {
        lines ??= createLineIndex(doc.text);
        const start = line.span.start + (line.text.length - line.text.trimStart().length);
        yield {
          span: { start, end: line.span.start + line.text.trimEnd().length },
          message: `This says again what line ${lines.positionAt(before.span.start).line} says: leave one out.`,
          suggestions: [{ title: 'Delete this line', edits: [removed(doc, line)] }],
        };
      }
    }
  },
});

/** Undefined for what is no instruction, or holds something that is not in the text. */
function keyOf({ kind, text, message }: PromptLine): string | undefined {
  if (text.length < shortest || text.length > longest || kind === 'heading' || kind === 'table' || kind === 'quote')
    return undefined;
  if (text.includes(filler) || /^\s*\[[^\]]*\]\s*$/.test(text)) return undefined;
  const words = text
    .replace(/^[ \t]*(?:[-*+•]|\d{1,9}[.)])[ \t]+/, '')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
    .toLowerCase();
  return words.length < shortest ? undefined : `${message} ${words}`;
}

function isRestated(doc: PromptDoc, { span, message }: PromptLine): boolean {
  const body = messageBodies(doc)[message];
  if (body === undefined) return false;
  const length = body.end - body.start;
  return length > long && body.end - span.start < length * endShare;
}

function removed({ text }: PromptDoc, { span }: PromptLine): Edit {
  const end = /^(?:\r\n|\r|\n)/.exec(text.slice(span.end, span.end + 2))?.[0].length ?? 0;
  return replace({ start: span.start, end: span.end + end }, '');
}
