import type { PromptDoc } from '../prompt/prompt-doc.js';
import { inLineBreaksOf } from '../prompt/front-matter-edit.js';
import { insert, replace, type Edit } from '../text/edit.js';

/** Writes a line at the top of the front matter, or front matter with that line where there is none. */
export function addHeaderLine({ text, frontMatter }: PromptDoc, line: string): Edit {
  if (frontMatter !== undefined) return insert(frontMatter.span.start, inLineBreaksOf(text, `${line}\n`));
  return insert(text.startsWith('\uFEFF') ? 1 : 0, inLineBreaksOf(text, `---\n${line}\n---\n`));
}

/** Takes a key out that stands on one line with its value; undefined where it is not as simple. */
export function removeHeaderLine({ text, frontMatter }: PromptDoc, key: string): Edit | undefined {
  const [start, end] = [frontMatter?.keySpan([key])?.start, frontMatter?.valueSpan([key])?.end];
  if (start === undefined || end === undefined) return undefined;
  const line = text.lastIndexOf('\n', start - 1) + 1;
  const lineBreak = text.indexOf('\n', start);
  const isOneLine = lineBreak >= end && text.slice(line, start) === '' && text[start] !== '{';
  return isOneLine ? replace({ start: line, end: lineBreak + 1 }, '') : undefined;
}
