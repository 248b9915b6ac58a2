import type { BlockNode, Node } from '../nodes.js';
import { evaluate } from './evaluate.js';
import { type BlockData, type Closure, type Frame, parameterMap } from './frame.js';
import { type Context, printed, sameContext } from './values.js';

/** Runs a block, a partial or a whole template over a context. */
export function runClosure(
  { body, frame }: Closure,
  context: Context,
  given: BlockData & { parameters?: BlockNode['parameters'] } = {},
): void {
  const { parameters = [], values = [] } = given;
  const inner: Frame = {
    ...frame,
    contexts: isCurrent(frame, context) ? frame.contexts : [context, ...frame.contexts],
    data: given.data ?? frame.data,
    parameters: parameters.length === 0 ? frame.parameters : [parameterMap(parameters, values), ...frame.parameters],
  };
  frame.renderNodes(body, withInlines(body, inner, frame));
}

function isCurrent({ contexts: [current] }: Frame, context: Context): boolean {
  return current !== undefined && (current === context || sameContext(current.value, context.value));
}

/** Partials a block defines are there from its beginning, wherever in it they stand. They look out from around the block. */
export function withInlines(body: readonly Node[], frame: Frame, around: Frame): Frame {
  if (!body.some(({ kind }) => kind === 'inline')) return frame;
  const inlines = new Map(frame.inlines);
  const inner = { ...frame, inlines };
  for (const node of body) {
    if (node.kind !== 'inline') continue;
    const name = node.name === undefined ? '' : printed(evaluate(node.name, frame).value);
    inlines.set(name, { body: node.body, frame: { ...inner, contexts: around.contexts } });
  }
  return inner;
}
