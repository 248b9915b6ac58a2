import { byKind, type ByKind } from './by-kind.js';
import type { Arguments, Expression, Node, Parameter, Target } from './nodes.js';

export type TreeNode = Node | Expression | Target;

/** The nodes directly below this one, in source order for statements and in order of evaluation for expressions. */
export function childrenOf(node: TreeNode): readonly TreeNode[] {
  return byKind<TreeNode, [], readonly TreeNode[]>(children, node);
}

const none = (): readonly TreeNode[] => [];
const template = (node: { readonly template: Expression }): readonly TreeNode[] => [node.template];

const children: ByKind<TreeNode, [], readonly TreeNode[]> = {
  text: none,
  raw: none,
  marker: none,
  comment: none,
  break: none,
  continue: none,
  name: none,
  string: none,
  number: none,
  constant: none,
  regex: none,
  output: ({ value }) => [value],
  do: ({ value }) => [value],
  print: ({ values }) => values,
  include: template,
  import: template,
  'from-import': template,
  extends: template,
  if: ({ branches, otherwise }) => [...branches.flatMap(({ test, body }) => [test, ...body]), ...(otherwise ?? [])],
  switch: ({ subject, cases, otherwise }) => [
    subject,
    ...cases.flatMap(({ test, body }) => [test, ...body]),
    ...(otherwise ?? []),
  ],
  for: ({ target, iterable, test, body, otherwise }) => [
    target,
    iterable,
    ...present(test),
    ...body,
    ...(otherwise ?? []),
  ],
  macro: ({ parameters, body }) => [...fallbacks(parameters), ...body],
  'call-block': ({ call, parameters, body }) => [call, ...fallbacks(parameters), ...body],
  with: ({ bindings, body }) => [...bindings.flatMap(({ target, value }) => [target, value]), ...body],
  set: ({ value, target }) => [value, target],
  'set-block': ({ target, filter, body }) => [target, ...present(filter), ...body],
  'filter-block': ({ body, filter }) => [...body, filter],
  autoescape: ({ enabled, body }) => [enabled, ...body],
  block: ({ body }) => body,
  broken: ({ body }) => body,
  tuple: ({ items }) => items,
  list: ({ items }) => items,
  concat: ({ items }) => items,
  'tuple-target': ({ items }) => items,
  'namespace-target': ({ object }) => [object],
  slice: ({ from, to, step }) => [...present(from), ...present(to), ...present(step)],
  call: ({ callee, args }) => [callee, ...argumentsOf(args)],
  filter: ({ input, args }) => [...present(input), ...argumentsOf(args)],
  test: ({ input, args }) => [input, ...argumentsOf(args)],
  dict: ({ entries }) => entries.flatMap(({ key, value }) => [key, value]),
  attribute: ({ object }) => [object],
  item: ({ object, index }) => [object, index],
  unary: ({ operand }) => [operand],
  not: ({ operand }) => [operand],
  binary: ({ left, right }) => [left, right],
  logic: ({ left, right }) => [left, right],
  compare: ({ first, rest }) => [first, ...rest.map(({ value }) => value)],
  conditional: ({ test, then, otherwise }) => [test, then, ...present(otherwise)],
};

function fallbacks(parameters: readonly Parameter[]): readonly Expression[] {
  return parameters.flatMap(({ fallback }) => present(fallback));
}

function argumentsOf(args: Arguments): readonly Expression[] {
  return [
    ...args.positional,
    ...args.named.map(({ value }) => value),
    ...present(args.rest),
    ...present(args.namedRest),
  ];
}

function present(expression: Expression | undefined): readonly Expression[] {
  return expression === undefined ? [] : [expression];
}
