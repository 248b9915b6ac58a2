import { inTextOrder, sliceOf, type Span } from '../../text/span.js';
import type { TemplateName } from '../names.js';
import type { Tag } from './lex-tags.js';
import type { Node } from './nodes.js';
import type { HandlebarsTemplate } from './parse-handlebars.js';
import { walkNames } from './walk-names.js';

/** Every name and word of a template, in source order. */
export function findNames({ source, body, tags, options }: HandlebarsTemplate): readonly TemplateName[] {
  const { names } = walkNames(body, options.messages === true);
  const inTree = names.map(({ name, kind, span, definition }): TemplateName => ({ name, kind, span, definition }));
  const all = [...inTree, ...words(source, tags), ...closingNames(inTree, body, { source, tags })];
  return all.sort(inTextOrder);
}

/** `else`, `inline` and the `as` before block parameters. */
function words(source: string, tags: readonly Tag[]): TemplateName[] {
  return tags.flatMap((tag) => {
    const text = sliceOf(source, tag);
    if (tag.kind === 'else' || tag.kind === 'else-chain') return keywordsAt(text, tag.start, /else/);
    if (tag.decorator) return keywordsAt(text, tag.start, /inline/);
    return /\|[^|]*\|\s*~?\}\}$/.test(text) ? keywordsAt(text, tag.start, /as(?=\s+\|[^|]*\|\s*~?\}\}$)/) : [];
  });
}

function keywordsAt(text: string, start: number, word: RegExp): TemplateName[] {
  const found = word.exec(text);
  if (found === null) return [];
  const span = { start: start + found.index, end: start + found.index + found[0].length };
  return [{ name: found[0], kind: 'keyword', span, definition: undefined }];
}

/** The names in `{{/name}}`: what they are in the tag that opens the block. */
function closingNames(
  names: readonly TemplateName[],
  body: readonly Node[],
  { source, tags }: { source: string; tags: readonly Tag[] },
): TemplateName[] {
  const closing = new Map(tags.filter(({ kind }) => kind === 'close').map((tag) => [tag.end, tag]));
  const opening = new Map(tags.map((tag) => [tag.start, tag]));
  const byStart = new Map(names.map((name) => [name.span.start, name]));
  return blocksIn(body).flatMap(({ start, end }) => {
    const [open, close] = [opening.get(start), closing.get(end)];
    if (open === undefined || close === undefined) return [];
    const shift = close.name.start - open.name.start;
    if (open.decorator) return keywordsAt(sliceOf(source, close), close.start, /inline/);
    // A tag that closes another name is a fault of its own, and no place of this one.
    if (sliceOf(source, open.name) !== sliceOf(source, close.name)) return [];
    const found: TemplateName[] = [];
    for (let at = open.name.start; at < open.name.end; at++) {
      const name = byStart.get(at);
      if (name === undefined || name.span.end > open.name.end) continue;
      found.push({ ...name, span: { start: name.span.start + shift, end: name.span.end + shift } });
    }
    return found;
  });
}

function blocksIn(nodes: readonly Node[]): Span[] {
  return nodes.flatMap((node): Span[] => {
    switch (node.kind) {
      case 'block':
        return [node, ...blocksIn(node.body), ...blocksIn(node.otherwise)];
      case 'partial':
        return node.body === undefined ? [] : [node, ...blocksIn(node.body)];
      case 'inline':
        return [node, ...blocksIn(node.body)];
      default:
        return [];
    }
  });
}
