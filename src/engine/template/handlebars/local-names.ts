import type { LocalName } from '../names.js';
import type { BlockNode, Node } from './nodes.js';
import { inlineNames } from './walk-names.js';

/** What `each` sets. */
const LOOP_NAMES = ['@index', '@key', '@first', '@last'];

/** The names defined around `offset`, innermost last. */
export function localNames(nodes: readonly Node[], offset: number): LocalName[] {
  const inlines = inlineNames(nodes).map(
    ([name, { start, end }]): LocalName => ({ name, kind: 'macro', span: { start, end } }),
  );
  return [...inlines, ...namesAround(nodes, offset)];
}

function namesAround(nodes: readonly Node[], offset: number): LocalName[] {
  return nodes.flatMap((node) => {
    if (offset < node.start || offset > node.end) return [];
    if (node.kind === 'block')
      return [...namesOfBlock(node, offset), ...namesAround([...node.body, ...node.otherwise], offset)];
    return (node.kind === 'partial' || node.kind === 'inline') && node.body !== undefined
      ? namesAround(node.body, offset)
      : [];
  });
}

function namesOfBlock({ call, parameters, start, inside }: BlockNode, offset: number): LocalName[] {
  if (offset < inside) return [];
  const span = { start, end: inside };
  const isLoop = call.callee.original === 'each';
  return [
    ...(isLoop ? LOOP_NAMES.map((name): LocalName => ({ name, kind: 'loop', span })) : []),
    ...parameters.map(
      ({ name, start: from, end }): LocalName => ({ name, kind: 'parameter', span: { start: from, end } }),
    ),
  ];
}
