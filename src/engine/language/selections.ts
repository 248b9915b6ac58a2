import { childrenOf, type TreeNode } from '../template/jinja/walk.js';
import type { PromptDoc } from '../prompt/prompt-doc.js';
import { sliceOf, type Span } from '../text/span.js';
import { tagBlocks, templateTags, type TagBlock } from './template-tags.js';
import { textElements } from './text-elements.js';
import { embeddedAt, yamlAt } from './yaml-or-template.js';
import { yamlSpans } from './yaml-spans.js';

/** What a selection around `offset` grows to, the smallest first: word, expression, tag, block, message, file. */
export function selections(doc: PromptDoc, offset: number): Span[] {
  const { text, body, messages, range } = doc;
  const [inner, yaml] = [embeddedAt(doc, offset), yamlAt(doc, offset)];
  const inside = [
    ...(inner === undefined ? [] : templateSpans(inner, offset)),
    ...(yaml === undefined ? templateSpans(doc, offset) : yamlSpans(text, yaml, offset)),
  ];
  const message = messages.filter((candidate) => holds(candidate.body, offset));
  const around = [
    ...message.map((one) => trimmed(text, one.body)),
    ...message.map(({ roleSpan, body: inner }) => ({ start: roleSpan?.start ?? inner.start, end: inner.end })),
    body,
    range,
    { start: 0, end: text.length },
  ];
  return nested([wordAt(text, offset), ...inside, ...around], offset);
}

function templateSpans(doc: PromptDoc, offset: number): Span[] {
  const { text, template } = doc;
  const message = doc.messages.find(({ body }) => holds(body, offset));
  const tags = templateTags(template);
  const elements = textElements(doc).flatMap(({ span, inner }) => [trimmed(text, inner), span]);
  return [
    ...expressions(doc, offset),
    ...[...tags, ...template.facts.holes].flatMap(({ span, inner }) => [inner, span]),
    ...tagBlocks(tags).flatMap(blockSpans),
    ...elements,
    ...paragraphs(text, message?.body ?? doc.body, offset),
  ];
}

function blockSpans({ open, middles, close }: TagBlock): Span[] {
  const starts = [open, ...middles];
  const stretches = starts.map(({ span }, i) => ({ start: span.end, end: (starts[i + 1] ?? close).span.start }));
  return [...stretches, { start: open.span.start, end: close.span.end }];
}

/** The line, and the lines around it up to a blank one. */
function paragraphs(text: string, within: Span, offset: number): Span[] {
  const before = text.slice(within.start, offset);
  const after = text.slice(offset, within.end);
  const line = {
    start: within.start + before.lastIndexOf('\n') + 1,
    end: offset + (/[\r\n]|$/.exec(after)?.index ?? 0),
  };
  const blank = [...before.matchAll(/\n[ \t]*\r?\n/g)].at(-1);
  const start = within.start + (blank === undefined ? 0 : blank.index + blank[0].length);
  const end = offset + (/\r?\n[ \t]*\r?\n|$/.exec(after)?.index ?? 0);
  return [trimmed(text, line), trimmed(text, { start, end })];
}

function expressions({ text, template }: PromptDoc, offset: number): Span[] {
  if (template.engine !== 'jinja2')
    return template.facts.literals.some((span) => holds(span, offset)) ? [] : [pathAt(text, offset)];
  const found: Span[] = [];
  const visit = (node: TreeNode): void => {
    // A filter's or a call's children can lie outside of one another, but never outside of their parent.
    if (!holds(node, offset)) return;
    if (node.kind !== 'text') found.push({ start: node.start, end: node.end });
    childrenOf(node).forEach(visit);
  };
  template.body.forEach(visit);
  return found;
}

/** `doc.title` around its words. */
function pathAt(text: string, offset: number): Span {
  const start = offset - (/[@\p{L}\p{N}_./-]*$/u.exec(text.slice(Math.max(0, offset - 200), offset))?.[0].length ?? 0);
  const end = offset + (/^[@\p{L}\p{N}_./-]*/u.exec(text.slice(offset, offset + 200))?.[0].length ?? 0);
  return { start, end };
}

const WORD = /[\p{L}\p{N}_-]/u;

function wordAt(text: string, offset: number): Span {
  let start = offset;
  let end = offset;
  while (start > 0 && WORD.test(text.charAt(start - 1))) start--;
  while (end < text.length && WORD.test(text.charAt(end))) end++;
  return { start, end };
}

/** Keeps what holds the offset, from small to large, each around the one before. */
function nested(spans: readonly Span[], offset: number): Span[] {
  const chain: Span[] = [];
  const sized = spans
    .filter((span) => span.end > span.start && holds(span, offset))
    .sort((a, b) => a.end - a.start - (b.end - b.start));
  for (const span of sized) {
    const last = chain.at(-1);
    const grows = last === undefined || (span.start <= last.start && span.end >= last.end && !same(span, last));
    if (grows) chain.push(span);
  }
  return chain;
}

function holds({ start, end }: Span, offset: number): boolean {
  return start <= offset && offset <= end;
}

function same(a: Span, b: Span): boolean {
  return a.start === b.start && a.end === b.end;
}

function trimmed(text: string, span: Span): Span {
  const inside = sliceOf(text, span);
  const start = span.start + (inside.length - inside.trimStart().length);
  return { start: Math.min(start, span.end), end: Math.max(start, span.start + inside.trimEnd().length) };
}
