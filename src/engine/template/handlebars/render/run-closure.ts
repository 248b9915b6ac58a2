import type { BlockNode, Node } from '../nodes.js';
import { evaluate } from './evaluate.js';
import { type BlockData, type Closure, type Frame, type Home, parameterMap } from './frame.js';
import { type Context, emptyContext, printed, sameContext } from './values.js';

/** Runs a block, a partial or a whole template over a context. */
export function runClosure(
  { body, frame }: Closure,
  context: Context,
  given: BlockData & { parameters?: BlockNode['parameters'] } = {},
): void {
  const { parameters = [], values = [] } = given;
  const inner: Frame = {
    ...frame,
    current: context,
    contexts: countsAsCurrent(context, frame) ? frame.contexts : [context, ...frame.contexts],
    data: given.data ?? frame.data,
    parameters: parameters.length === 0 ? frame.parameters : [parameterMap(parameters, values), ...frame.parameters],
  };
  const { home } = frame;
  const before = home.inlines;
  home.inlines = withInlines(body, inner, frame);
  frame.renderNodes(body, inner);
  home.inlines = before;
}

function countsAsCurrent(context: Context, { contexts: [current] }: Frame): boolean {
  if (current === undefined) return false;
  if (context.value === emptyContext && current.value === null) return true;
  return current === context || sameContext(current.value, context.value);
}

/**
 * Partials a block defines are there from its beginning, wherever in it they stand. They look out from around the block,
 * but know its parameters.
 */
export function withInlines(body: readonly Node[], frame: Frame, around: Frame): Home['inlines'] {
  const { inlines } = frame.home;
  if (!body.some(({ kind }) => kind === 'inline')) return inlines;
  const own = body.flatMap((node): [string, Closure][] => {
    if (node.kind !== 'inline') return [];
    const name = node.name === undefined ? '' : printed(evaluate(node.name, frame).value);
    return [[name, { body: node.body, frame: { ...frame, contexts: around.contexts } }]];
  });
  return new Map([...inlines, ...own]);
}
