import type { PromptDoc } from '../prompt/prompt-doc.js';
import { sliceOf, type Span } from '../text/span.js';

const most = 500;

/** A label word as the prompt's own text mentions it. */
export interface LabelMention {
  readonly word: string;
  /** The value in the data that the word stands for. */
  readonly value: string;
  readonly span: Span;
}

/**
 * Where the text names a label. A word of lower-case letters such as `no` is also an ordinary word: it counts only in
 * quotes, in a list or after a colon.
 */
export function labelMentions({ text, config, template }: PromptDoc): LabelMention[] {
  const labels = config.output.labels.slice(0, most).filter(({ word }) => word.trim() !== '');
  if (labels.length === 0) return [];
  const values = new Map(labels.map(({ word, value }) => [word, value]));
  const words = [...values.keys()].sort((a, b) => b.length - a.length).map(escaped);
  const pattern = new RegExp(String.raw`(?<![\p{L}\p{N}_-])(?:${words.join('|')})(?![\p{L}\p{N}_-])`, 'gu');
  return template.facts.literals.flatMap((literal) =>
    Array.from(sliceOf(text, literal).matchAll(pattern)).flatMap(({ 0: word, index }): LabelMention[] => {
      const span = { start: literal.start + index, end: literal.start + index + word.length };
      return standsOut(text, span, word) ? [{ word, value: values.get(word) ?? word, span }] : [];
    }),
  );
}

function escaped(word: string): string {
  return word.replaceAll(/[\\^$.*+?()[\]{}|/]/g, String.raw`\$&`);
}

function standsOut(text: string, { start, end }: Span, word: string): boolean {
  if (/[^\p{Ll}\s]/u.test(word)) return true;
  const [before, after] = [text.slice(Math.max(0, start - 40), start), text.slice(end, end + 40)];
  if (/["'`*“‘]$/.test(before) && /^["'`*”’]/.test(after)) return true;
  const line = before.slice(before.lastIndexOf('\n') + 1);
  return (
    /(?:^[ \t]*(?:[-*+]|\d+[.)])[ \t]+|:[ \t]*)$/.test(line) && /^(?:[ \t]*(?:[,:;.|\r\n]|$)|[ \t]+[-–(])/.test(after)
  );
}
