import type { CST } from 'yaml';
import { replace, type Edit } from '../../text/edit.js';
import type { Span } from '../../text/span.js';

/** One blank after a colon, a dash and a comma and inside braces; none before a colon or comma and inside brackets. */
export function yamlGaps(source: string, tokens: readonly CST.Token[]): Edit[] {
  const edits: Edit[] = [];
  for (const token of tokens) if (token.type === 'document' && token.value !== undefined) visit(token.value);
  return edits;

  function visit(token: CST.Token): void {
    if (token.type === 'flow-collection') flow(token);
    if (token.type !== 'block-map' && token.type !== 'block-seq') return;
    for (const item of token.items) {
      gapsOf(item);
      if (item.value) visit(item.value);
    }
  }

  function gapsOf({
    start,
    key,
    sep = [],
    value,
  }: CST.BlockMap['items'][number] | CST.BlockSequence['items'][number]): void {
    const [first, second] = sep;
    if (key && first?.type === 'space' && second?.type === 'map-value-ind') gap(first, '');
    const parts = [...start, ...sep];
    const sign = parts.find(({ type }) => signs.has(type));
    if (sign !== undefined) afterSign(parts, sign, value);
  }

  /** Not before a comment, which may be aligned with others, and not at a line's end. */
  function afterSign(parts: readonly CST.SourceToken[], sign: CST.SourceToken, value: CST.Token | undefined): void {
    const [space, next] = parts.slice(parts.indexOf(sign) + 1);
    if (space?.type !== 'space') return;
    const follows = next?.type ?? value?.type;
    if (follows !== undefined && follows !== 'newline' && follows !== 'comment') gap(space, ' ');
  }

  function gap({ offset, source: blanks }: CST.SourceToken, wanted: string): void {
    if (blanks !== wanted) edits.push(replace({ start: offset, end: offset + blanks.length }, wanted));
  }

  /** One that goes over several lines was laid out by hand. */
  function flow(collection: CST.FlowCollection): void {
    const parts = leaves(collection);
    const [first, last] = [parts[0], parts.at(-1)];
    if (first === undefined || last === undefined || source.slice(first.start, last.end).includes('\n')) return;
    for (const [i, part] of parts.entries()) {
      const next = parts[i + 1];
      const wanted = next && between(part, next);
      if (next === undefined || wanted === undefined || source.slice(part.end, next.start) === wanted) continue;
      edits.push(replace({ start: part.end, end: next.start }, wanted));
    }
  }
}

const signs: ReadonlySet<string> = new Set(['map-value-ind', 'seq-item-ind']);

interface Leaf extends Span {
  readonly type: string;
}

function leaves(token: CST.Token): Leaf[] {
  if (token.type === 'flow-collection') {
    const closing = token.end.slice(0, 1);
    const inside = token.items.flatMap(({ start, key, sep, value }) => [
      ...start.flatMap(leaves),
      ...(key ? leaves(key) : []),
      ...(sep ?? []).flatMap(leaves),
      ...(value ? leaves(value) : []),
    ]);
    return [...leaves(token.start), ...inside, ...closing.flatMap(leaves)];
  }
  if (token.type === 'space' || token.type === 'newline' || !('source' in token)) return [];
  return [{ type: token.type, start: token.offset, end: token.offset + token.source.length }];
}

function between(a: Leaf, b: Leaf): string | undefined {
  if (a.type === 'flow-map-start') return b.type === 'flow-map-end' ? '' : ' ';
  if (b.type === 'flow-map-end') return ' ';
  if (a.type === 'flow-seq-start' || b.type === 'flow-seq-end') return '';
  if (b.type === 'comma' || b.type === 'map-value-ind') return '';
  return a.type === 'comma' || a.type === 'map-value-ind' ? ' ' : undefined;
}
