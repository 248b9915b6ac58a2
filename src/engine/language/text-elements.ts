import type { PromptDoc } from '../prompt/prompt-doc.js';
import type { PomlNode } from '../template/poml/nodes.js';
import type { Span } from '../text/span.js';

/** A pair of tags: `<context> … </context>` in a prompt's own text, where only the reader takes it for one, or POML's. */
export interface TextElement {
  readonly name: string;
  readonly span: Span;
  /** Between the two tags. */
  readonly inner: Span;
  readonly openName: Span;
  readonly closeName: Span;
}

const TAG = /<(\/?)([A-Za-z][\w.:-]*)(?:\s[^<>]*)?>/g;

/** Pairs in literal text, in the order of their ends; a tag without a partner, and one that closes itself, is left out. */
export function textElements(doc: PromptDoc): readonly TextElement[] {
  if (doc.template.engine === 'poml') return doc.template.children.flatMap((node) => pomlElements(doc.text, node));
  const open: { readonly name: string; readonly tag: Span; readonly word: Span }[] = [];
  const elements: TextElement[] = [];
  const { text, offset } = literalText(doc);
  for (const { 0: whole, 1: slash = '', 2: name = '', index } of text.matchAll(TAG)) {
    if (whole.endsWith('/>')) continue;
    const tag = { start: offset + index, end: offset + index + whole.length };
    const word = { start: tag.start + 1 + slash.length, end: tag.start + 1 + slash.length + name.length };
    if (slash === '') {
      open.push({ name, tag, word });
      continue;
    }
    const at = open.findLastIndex((candidate) => candidate.name === name);
    const [opened] = at < 0 ? [] : open.splice(at);
    if (opened === undefined) continue;
    const span = { start: opened.tag.start, end: tag.end };
    const inner = { start: opened.tag.end, end: tag.start };
    elements.push({ name, span, inner, openName: opened.word, closeName: word });
  }
  return elements;
}

function pomlElements(text: string, node: PomlNode): TextElement[] {
  if (node.kind === 'text') return [];
  const { name, span, inner, nameSpan: openName, children } = node;
  const within = children.flatMap((child) => pomlElements(text, child));
  if (!text.startsWith(`</${name}`, inner.end)) return within;
  const closeName = { start: inner.end + 2, end: inner.end + 2 + name.length };
  return [...within, { name, span, inner, openName, closeName }];
}

/** The body with blanks for its template tags, so that `<doc id="{{ n }}">` reads as one tag and places stay. */
function literalText({ text, body, template }: PromptDoc): { readonly text: string; readonly offset: number } {
  let masked = '';
  let at = body.start;
  for (const { start, end } of template.facts.literals) {
    if (start > at) masked += ' '.repeat(start - at);
    masked += text.slice(Math.max(start, at), end);
    at = Math.max(at, end);
  }
  return { text: masked, offset: body.start };
}
