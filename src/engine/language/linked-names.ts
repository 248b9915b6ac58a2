import type { PromptDoc } from '../prompt/prompt-doc.js';
import { sliceOf, type Span } from '../text/span.js';
import { tagBlocks, templateTags, type TagBlock } from './template-tags.js';
import { textElements } from './text-elements.js';

/**
 * The names that are typed together with the one at `offset`: a tag and the tag that closes it in the prompt's text,
 * and a block's name with the name at its end. The innermost pair; undefined where there is none.
 */
export function linkedNames(doc: PromptDoc, offset: number): readonly [Span, Span] | undefined {
  const elements = textElements(doc).map(({ openName, closeName }): [Span, Span] => [openName, closeName]);
  const blocks = tagBlocks(templateTags(doc.template)).flatMap((block) => blockNames(doc.text, block));
  return [...elements, ...blocks].find((pair) => pair.some(({ start, end }) => start <= offset && offset <= end));
}

const BLOCK_NAME = /^block\s+([\p{L}_][\p{L}\p{N}_]*)/u;
const END_NAME = /^endblock\s+([\p{L}_][\p{L}\p{N}_]*)$/u;

/** `{% block tone %} … {% endblock tone %}`, and `{{#each items}} … {{/each}}`. */
function blockNames(text: string, { open, close }: TagBlock): [Span, Span][] {
  if (sliceOf(text, open.span).startsWith('{{')) return [[firstWord(text, open.inner), firstWord(text, close.inner)]];
  const opened = nameIn(text, open.inner, BLOCK_NAME);
  const closed = nameIn(text, close.inner, END_NAME);
  if (opened === undefined || closed === undefined) return [];
  return sliceOf(text, opened) === sliceOf(text, closed) ? [[opened, closed]] : [];
}

function nameIn(text: string, inner: Span, pattern: RegExp): Span | undefined {
  const [whole, name] = pattern.exec(sliceOf(text, inner)) ?? [];
  if (whole === undefined || name === undefined) return undefined;
  const end = inner.start + whole.length;
  return { start: end - name.length, end };
}

function firstWord(text: string, { start, end }: Span): Span {
  return { start, end: start + (/^\S+/.exec(text.slice(start, end))?.[0].length ?? 0) };
}
