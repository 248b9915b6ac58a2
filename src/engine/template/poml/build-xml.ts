import type { Problem } from '../../text/problem.js';
import { inTextOrder, type Span } from '../../text/span.js';

/** An element as written, and where its content begins and ends. */
export interface XmlElement {
  readonly kind: 'element';
  readonly name: string;
  /** The opening tag. */
  readonly tag: Span;
  readonly span: Span;
  readonly inner: Span;
  readonly children: readonly XmlNode[];
}

export interface XmlText {
  readonly kind: 'text';
  readonly span: Span;
  /** Inside `<![CDATA[ … ]]>`, where nothing is an entity. */
  readonly isRaw: boolean;
}

export type XmlNode = XmlElement | XmlText;

export interface XmlTree {
  readonly children: readonly XmlNode[];
  readonly comments: readonly Span[];
  readonly problems: readonly Problem[];
}

/** Collects a tree from the tags of a source in their order; what is between them is taken from the source itself. */
export interface XmlBuilder {
  /** The name of the innermost element that is open. */
  current(): string;
  open(name: string, tag: Span): void;
  /** An element ends, by a tag of its own, of an element around it, or because it closes itself. */
  close(tag: Span): void;
  unmatched(tag: Span): void;
  /** Takes a part of the source out of the text. */
  skip(span: Span): void;
  complain(message: string, span: Span): void;
  finish(): XmlTree;
}

interface Open {
  readonly name: string;
  readonly tag: Span;
  readonly children: XmlNode[];
}

const deepest = 64;
const mostProblems = 20;
const loneBracket = 'A `<` starts a tag; write `&lt;` for the character itself.';
const noText = /<!--([\s\S]*?)-->|<!\[CDATA\[([\s\S]*?)\]\]>|<\?[\s\S]*?\?>|<![^>]*>/g;

interface State {
  readonly source: string;
  readonly isLoose: (element: string) => boolean;
  readonly root: Open;
  readonly stack: Open[];
  readonly comments: Span[];
  readonly problems: Problem[];
  /** Up to where the source has been taken. */
  at: number;
}

export function createXmlBuilder(source: string, isLoose: (element: string) => boolean): XmlBuilder {
  const root: Open = { name: '', tag: { start: 0, end: 0 }, children: [] };
  const state: State = { source, isLoose, root, stack: [root], comments: [], problems: [], at: 0 };
  return {
    complain: (message, span) => complain(state, message, span),
    current: () => innermost(state).name,
    skip: (span) => skip(state, span),
    open: (name, tag) => open(state, name, tag),
    close: (tag) => close(state, tag),
    unmatched(tag) {
      const name = source.slice(tag.start, tag.end);
      complain(state, `\`${name}\` closes nothing that is open; remove it, or correct its name.`, tag);
      skip(state, tag);
    },
    finish: () => finish(state),
  };
}

function innermost({ stack, root }: State): Open {
  return stack.at(-1) ?? root;
}

function complain({ problems }: State, message: string, span: Span): void {
  if (problems.length < mostProblems) problems.push({ code: 'template-syntax', message, span });
}

function skip(state: State, span: Span): void {
  takeText(state, span.start);
  state.at = Math.max(state.at, span.end);
}

function takeText(state: State, end: number): void {
  const { name, children } = innermost(state);
  for (const node of textNodes(state.source, { start: state.at, end }, state.comments)) {
    children.push(node);
    if (node.isRaw || state.isLoose(name)) continue;
    for (const span of bracketsIn(state.source, node.span)) complain(state, loneBracket, span);
  }
  state.at = Math.max(state.at, end);
}

function open(state: State, name: string, tag: Span): void {
  skip(state, tag);
  state.stack.push({ name, tag, children: [] });
  if (state.stack.length === deepest + 2)
    complain(state, `Elements nest more than ${deepest} deep; make two of them one.`, tag);
}

function close(state: State, tag: Span): void {
  if (state.stack.length < 2) return;
  skip(state, tag);
  const element = state.stack.pop() ?? state.root;
  const closesItself = tag.start === element.tag.start;
  const closing = /^<\/([^\s>]*)/.exec(state.source.slice(tag.start, tag.end))?.[1];
  if (closesItself || closing === element.name) finishElement(state, element, tag);
  else leaveOpen(state, element, tag.start);
}

function leaveOpen(state: State, element: Open, end: number): void {
  complain(state, `\`<${element.name}>\` is not closed; write \`</${element.name}>\`.`, element.tag);
  finishElement(state, element, { start: end, end });
}

/** What is nested too deep is left out, so that whoever walks the tree need not count. */
function finishElement(state: State, { name, tag, children }: Open, closing: Span): void {
  const inner = { start: tag.end, end: Math.max(tag.end, closing.start) };
  const span = { start: tag.start, end: closing.end };
  if (state.stack.length <= deepest)
    innermost(state).children.push({ kind: 'element', name, tag, span, inner, children });
}

function finish(state: State): XmlTree {
  const { stack, root, source, comments, problems } = state;
  takeText(state, source.length);
  for (let element = stack.pop(); element !== undefined && element !== root; element = stack.pop())
    leaveOpen(state, element, source.length);
  return { children: root.children, comments, problems: problems.sort(inTextOrder) };
}

function textNodes(source: string, { start, end }: Span, comments: Span[]): XmlText[] {
  const nodes: XmlText[] = [];
  let from = start;
  const take = (to: number, isRaw: boolean): void => {
    if (from < to) nodes.push({ kind: 'text', span: { start: from, end: to }, isRaw });
  };
  for (const { 0: whole, 1: comment, 2: raw, index } of source.slice(start, end).matchAll(noText)) {
    take(start + index, false);
    from = start + index;
    if (comment !== undefined) comments.push({ start: from, end: from + whole.length });
    if (raw !== undefined) {
      from += '<![CDATA['.length;
      take(from + raw.length, true);
    }
    from = start + index + whole.length;
  }
  take(end, false);
  return nodes;
}

function bracketsIn(source: string, { start, end }: Span): Span[] {
  return [...source.slice(start, end).matchAll(/</g)].map(({ index }) => ({
    start: start + index,
    end: start + index + 1,
  }));
}
