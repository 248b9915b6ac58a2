import type { Problem } from '../../text/problem.js';
import type { MarkerFinder } from '../template.js';
import { defaultDelimiters, type MustacheNode, readDelimiters, type TagName } from './nodes.js';
import type { MustacheToken } from './read-tokens.js';

export interface TreeSource {
  readonly source: string;
  /** Where the tokens' text begins in the source. */
  readonly offset: number;
  readonly findMarkers: MarkerFinder | undefined;
}

export interface Tree {
  readonly body: readonly MustacheNode[];
  readonly problems: readonly Problem[];
}

/** Deeper than anybody nests; the tree is walked by recursion, here and in rendering. */
const mostNested = 100;

interface Builder extends TreeSource {
  readonly problems: Problem[];
  /** Those in force at the token being read: tokens come in the order of the text. */
  delimiters: typeof defaultDelimiters;
}

/** The library's tokens as a tree with the place of every name, and the lines that start messages cut out of the text. */
export function buildTree(tokens: readonly MustacheToken[], from: TreeSource): Tree {
  const builder: Builder = { ...from, problems: [], delimiters: defaultDelimiters };
  return { body: nodesOf(builder, tokens, 0), problems: builder.problems };
}

function nodesOf(builder: Builder, tokens: readonly MustacheToken[], depth: number): MustacheNode[] {
  return tokens.flatMap((token) => nodeOf(builder, token, depth));
}

function nodeOf(builder: Builder, token: MustacheToken, depth: number): MustacheNode[] {
  const span = { start: builder.offset + token[2], end: builder.offset + token[3] };
  switch (token[0]) {
    case 'text':
      return textNodes(builder, span);
    case '#':
    case '^':
      return sectionNode(builder, token, depth);
    case '>':
      return [{ kind: 'partial', ...span, name: nameAt(builder, span.start, token[1]), ...indentationOf(token) }];
    case '!': {
      const inner = nameAt(builder, span.start, token[1]);
      return [{ kind: 'comment', ...span, inner: { start: inner.start, end: inner.end } }];
    }
    case '=':
      builder.delimiters = readDelimiters(token[1]) ?? builder.delimiters;
      return [];
    default:
      return [{ kind: 'variable', ...span, name: nameAt(builder, span.start, token[1]) }];
  }
}

function sectionNode(builder: Builder, token: MustacheToken, depth: number): MustacheNode[] {
  const start = builder.offset + token[2];
  const name = nameAt(builder, start, token[1]);
  const inner = typeof token[4] === 'object' ? token[4] : [];
  if (depth >= mostNested) {
    const message = `Sections are nested more than ${mostNested} deep: split the template into partials.`;
    builder.problems.push({ code: 'template-syntax', message, span: { start: name.start, end: name.end } });
    return [];
  }
  const body = nodesOf(builder, inner, depth + 1);
  const closingStart = builder.offset + (token[5] ?? token[3]);
  const closingName = nameAt(builder, closingStart, token[1]);
  const { close } = builder.delimiters;
  const end = builder.source.indexOf(close, closingName.end) + close.length;
  return [{ kind: 'section', inverted: token[0] === '^', start, end, name, closingName, body }];
}

function indentationOf(token: MustacheToken): { readonly indentation: string; readonly startsLine: boolean } {
  const before = typeof token[4] === 'string' && token[5] === 0 ? token[4] : '';
  return { indentation: before.replaceAll(/[^ \t]/g, ''), startsLine: token[6] !== true };
}

/** The place of a tag's name: after the delimiter, blanks, a sigil and blanks again. */
function nameAt({ source, delimiters }: Builder, tagStart: number, name: string): TagName {
  const lead = /\s*[#^/>{&=!]?\s*/y;
  lead.lastIndex = tagStart + delimiters.open.length;
  const start = lead.lastIndex + (lead.exec(source)?.[0].length ?? 0);
  return { name, start, end: start + name.length };
}

function textNodes({ source, findMarkers }: Builder, { start, end }: { start: number; end: number }): MustacheNode[] {
  const nodes: MustacheNode[] = [];
  let at = start;
  for (const { name, span } of findMarkers?.(source.slice(start, end), start) ?? []) {
    if (span.start > at) nodes.push({ kind: 'text', start: at, end: span.start });
    nodes.push({ kind: 'marker', name, ...span });
    at = span.end;
  }
  if (at < end) nodes.push({ kind: 'text', start: at, end });
  return nodes;
}
