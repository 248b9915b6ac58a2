import type { PromptDoc } from '../../prompt/prompt-doc.js';
import { fencedCode, openFence } from '../../text/fenced-code.js';
import type { Span } from '../../text/span.js';
import { fenceText, messageBodies } from './masked-text.js';
import { oncePerPrompt } from './once-per-prompt.js';
import { promptLines, type PromptLine } from './prompt-lines.js';

/** A Markdown heading (`#` form) and what stands under it. */
export interface Section {
  /** 1 to 6. */
  readonly level: number;
  /** Without the marks around it. */
  readonly title: string;
  readonly line: PromptLine;
  /** The lines up to the next heading of any level, or the end of the message. */
  readonly own: readonly PromptLine[];
  /**
   * False below the first code fence of a message whose fences do not match: what is code and what is text cannot be told
   * there, and a comment of a program looks like a heading.
   */
  readonly isSure: boolean;
  /** From the heading's line to the next heading of the same or a higher level, or the end of the message. */
  readonly span: Span;
}

/** All sections in order, subsections included. */
export const sections = oncePerPrompt((doc): readonly Section[] => {
  const lines = promptLines(doc);
  const found: Section[] = [];
  const ends = createEnds();
  const sure = sureEnds(doc);
  for (let index = lines.length - 1; index >= 0; index--) {
    const line = lines[index];
    if (line === undefined) continue;
    ends.enter(line.message, index + 1);
    if (line.kind !== 'heading') continue;
    const level = levelOf(line);
    const end = lines[ends.of(level) - 1]?.span.end ?? line.span.end;
    const isSure = line.span.start < (sure[line.message] ?? Infinity);
    const own = lines.slice(index + 1, ends.of(6));
    found.push({ level, title: titleOf(line), line, own, isSure, span: { start: line.span.start, end } });
    ends.close(level, index);
  }
  return found.reverse();
});

/** For each message the offset from which headings are not sure. */
function sureEnds(doc: PromptDoc): readonly number[] {
  const text = fenceText(doc);
  return messageBodies(doc).map((body) => {
    if (openFence(text, body) === undefined) return Infinity;
    return fencedCode(text, body)[0]?.start ?? Infinity;
  });
}

/** For a walk from the last line to the first: where a section of each level that begins here ends. */
function createEnds(): {
  enter(message: number, after: number): void;
  of(level: number): number;
  close(level: number, at: number): void;
} {
  let current: number | undefined;
  let byLevel: number[] = [];
  return {
    enter(message, after) {
      if (message !== current) byLevel = Array.from({ length: 7 }, () => after);
      current = message;
    },
    of: (level) => byLevel[level] ?? 0,
    close: (level, at) => byLevel.fill(at, level),
  };
}

function levelOf({ text }: PromptLine): number {
  return /#+/.exec(text)?.[0].length ?? 1;
}

function titleOf({ text }: PromptLine): string {
  return text
    .trim()
    .replace(/^#+[ \t]*/, '')
    .replace(/(?:^|[ \t])#+$/, '')
    .trim();
}
