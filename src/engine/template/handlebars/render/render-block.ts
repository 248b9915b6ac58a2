import type { BlockHelper } from '../helpers.js';
import type { BlockNode } from '../nodes.js';
import { evaluate } from './evaluate.js';
import type { Frame } from './frame.js';
import { runClosure } from './run-closure.js';
import { type Context, type DataFrame, emptyContext, isEmpty, isFalsy, ownProperty, type Tracked } from './values.js';

const ARITY: Readonly<Record<BlockHelper, number>> = {
  if: 1,
  unless: 1,
  each: 1,
  with: 1,
  ifEquals: 2,
  unlessEquals: 2,
};

/** Runs the block of a helper, or its `else`. `given` are its arguments where they are known already. */
export function renderBlockHelper(
  helper: BlockHelper,
  node: BlockNode,
  frame: Frame,
  given: readonly Tracked[] = argumentsOf(helper, node, frame),
): void {
  const [first, second] = given;
  if (first === undefined) return;
  if (helper === 'each' || helper === 'with') {
    frame.run.meet(first.missing, frame.owner);
    if (helper === 'each') renderEach(first, node, frame);
    else renderWith(first, node, frame);
  } else renderBranch(isTaken(helper, { first, second, node, frame }), node, frame);
}

interface Condition {
  readonly first: Tracked;
  readonly second: Tracked | undefined;
  readonly node: BlockNode;
  readonly frame: Frame;
}

function isTaken(helper: Exclude<BlockHelper, 'each' | 'with'>, { first, second, node, frame }: Condition): boolean {
  switch (helper) {
    case 'if':
      return isTrue(node, frame, first);
    case 'unless':
      return !isTrue(node, frame, first);
    case 'ifEquals':
      return first.value === second?.value;
    case 'unlessEquals':
      return first.value !== second?.value;
  }
}

function renderWith(given: Tracked, node: BlockNode, frame: Frame): void {
  if (isEmpty(given.value)) renderBranch(false, node, frame);
  else runClosure({ body: node.body, frame }, contextOf(given), { parameters: node.parameters, values: [given] });
}

function argumentsOf(helper: BlockHelper, { call }: BlockNode, frame: Frame): Tracked[] {
  const wanted = ARITY[helper];
  if (call.args.length !== wanted) {
    const message = `\`${helper}\` takes ${wanted === 1 ? 'exactly one value' : 'exactly two values'}, not ${call.args.length}.`;
    throw frame.run.error(message, call, frame.owner);
  }
  return call.args.map((arg) => evaluate(arg, frame));
}

function isTrue({ call }: BlockNode, frame: Frame, { value }: Tracked): boolean {
  const option = call.named.find(({ name }) => name.name === 'includeZero');
  const isZeroTrue = option !== undefined && !isFalsy(evaluate(option.value, frame).value);
  return !((!isZeroTrue && isFalsy(value)) || isEmpty(value));
}

/** Shows a block, or its `else`, in the context it stands in; where that is nothing, the library makes it an empty mapping. */
function renderBranch(taken: boolean, { body, otherwise }: BlockNode, frame: Frame): void {
  const { current } = frame;
  if (current === undefined) return;
  const isNothing = current.value === null || current.value === undefined;
  const context = isNothing ? { ...current, value: emptyContext } : current;
  runClosure({ body: taken ? body : otherwise, frame }, context);
}

function contextOf({ value, origin, context }: Tracked): Context {
  return context ?? { value, origin, isRoot: false, named: undefined };
}

function renderEach(list: Tracked, node: BlockNode, frame: Frame): void {
  const keys = keysOf(list.value);
  if (keys.length === 0) {
    renderBranch(false, node, frame);
    return;
  }
  const last = Array.isArray(list.value) ? list.value.length - 1 : keys.length - 1;
  keys.forEach((key, i) => {
    frame.run.step(node.call, frame.owner);
    const index = typeof key === 'number' ? key : i;
    const value = ownProperty(list.value, String(key));
    const item = { value, origin: list.context?.isRoot === true ? String(key) : list.origin };
    const own = new Map<string, unknown>([
      ['key', key],
      ['index', index],
      ['first', index === 0],
      ['last', index === last],
    ]);
    const data: DataFrame = { own, parent: frame.data };
    const values = [item, { value: key, origin: undefined }];
    runClosure({ body: node.body, frame }, contextOf(item), { data, parameters: node.parameters, values });
  });
}

/** Gaps of a list are passed over; anything but lists and mappings has nothing to go through. */
function keysOf(value: unknown): (string | number)[] {
  if (typeof value !== 'object' || value === null) return [];
  if (!Array.isArray(value)) return Object.keys(value);
  return Object.keys(value)
    .map(Number)
    .filter((key) => key >= 0);
}
