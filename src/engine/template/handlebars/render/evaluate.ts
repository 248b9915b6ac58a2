import { closest } from '../../../text/closest.js';
import { helperOf, isBlockHelper, isMessageHelper, knownHelpers } from '../helpers.js';
import type { Call, Expression, Path, Segment } from '../nodes.js';
import type { Frame } from './frame.js';
import { type Context, dataValue, isFalsy, ownProperty, printed, type Tracked } from './values.js';

export function evaluate(expression: Expression, frame: Frame): Tracked {
  switch (expression.kind) {
    case 'literal':
      return { value: expression.value, origin: undefined };
    case 'path':
      return evaluatePath(expression, frame);
    case 'call':
      return evaluateCall(expression, frame);
  }
}

/** A helper's value; without arguments and without such a helper, the value of that name. */
export function evaluateCall(call: Call, frame: Frame): Tracked {
  const { run, owner } = frame;
  run.step(call, owner);
  const helper = helperOf(call, frame.messages);
  if (helper === undefined) {
    if (call.args.length > 0 || call.named.length > 0) throw run.error(unknownHelper(call, frame), call.callee, owner);
    return evaluatePath(call.callee, frame);
  }
  if (isBlockHelper(helper))
    throw run.error(`\`${helper}\` is a block: write {{#${helper} …}} and {{/${helper}}}.`, call, owner);
  if (isMessageHelper(helper))
    throw run.error(`\`${helper}\` has no value: it stands in a tag of its own.`, call, owner);
  const [first, second] = call.args.map((arg) => evaluate(arg, frame));
  // The library writes to a console; a prompt has none.
  if (helper === 'log') return { value: null, origin: undefined };
  if (helper === 'json') return jsonText(call, first, frame);
  if (first === undefined || second === undefined)
    throw run.error('`lookup` takes two values: what to look in, and the name to look up.', call, owner);
  return lookedUp(first, second);
}

function unknownHelper({ callee: { original } }: Call, { messages }: Frame): string {
  const guess = closest(original, knownHelpers(messages));
  const advice = guess === undefined ? 'use one of those Handlebars and dotprompt have' : `did you mean \`${guess}\``;
  return `There is no helper \`${original}\`: ${advice}${guess === undefined ? '.' : '?'}`;
}

function lookedUp(from: Tracked, key: Tracked): Tracked {
  if (isFalsy(from.value)) return from;
  const name = printed(key.value);
  return { value: ownProperty(from.value, name), origin: from.context?.isRoot === true ? name : from.origin };
}

function jsonText(call: Call, what: Tracked | undefined, frame: Frame): Tracked {
  const { run, owner } = frame;
  if (what === undefined) throw run.error('`json` takes the value to write.', call, owner);
  run.meet(what.missing, owner);
  const indent = call.named.find(({ name }) => name.name === 'indent')?.value;
  const space = indent === undefined ? undefined : evaluate(indent, frame).value;
  const spaces = typeof space === 'number' || typeof space === 'string' ? space : undefined;
  try {
    return { value: JSON.stringify(what.value, null, spaces), origin: what.origin };
  } catch {
    throw run.error(
      'This value cannot be written as JSON: it contains itself, or a number JSON does not have.',
      call,
      owner,
    );
  }
}

function evaluatePath(path: Path, frame: Frame): Tracked {
  const [first, ...rest] = path.segments;
  if (!path.scoped && path.depth === 0 && first !== undefined) {
    const parameter = frame.parameters.find((names) => names.has(first.name))?.get(first.name);
    if (parameter !== undefined) return descend(parameter, { path, done: [first], rest });
  }
  if (path.data) return evaluateData(path, frame);
  const context = path.depth === 0 ? frame.current : frame.contexts[path.depth];
  if (context === undefined) return { value: undefined, origin: undefined, missing: missingAt(path, path.segments) };
  if (first === undefined) return wholeContext(context);
  return descend(propertyOf(context, first.name), { path, done: [first], rest });
}

function wholeContext(context: Context): Tracked {
  return { value: context.value, origin: context.isRoot ? undefined : context.origin, context };
}

function propertyOf(context: Context, name: string): Tracked {
  const named = context.named?.get(name);
  if (named !== undefined) return { value: named.value, origin: named.origin };
  return { value: ownProperty(context.value, name), origin: context.isRoot ? name : context.origin };
}

function evaluateData(path: Path, frame: Frame): Tracked {
  let data = frame.data;
  for (let depth = path.depth; depth > 0 && data !== undefined; depth--) data = data.parent;
  const [first, ...rest] = path.segments;
  if (first === undefined) return { value: undefined, origin: undefined };
  const value = dataValue(data, first.name);
  const root = first.name === 'root' ? frame.contexts.find(({ isRoot }) => isRoot) : undefined;
  const [name, ...others] = rest;
  if (root === undefined || root.value !== value)
    return descend({ value, origin: undefined }, { path, done: [first], rest });
  if (name === undefined) return wholeContext(root);
  return descend(propertyOf(root, name.name), { path, done: [first, name], rest: others });
}

interface Descent {
  readonly path: Path;
  /** Looked up already. */
  readonly done: readonly Segment[];
  readonly rest: readonly Segment[];
}

function descend(from: Tracked, { path, done, rest }: Descent): Tracked {
  let { value } = from;
  const seen = [...done];
  for (const segment of rest) {
    if (value === undefined || value === null) break;
    value = ownProperty(value, segment.name);
    seen.push(segment);
  }
  return value === undefined
    ? { value, origin: from.origin, missing: missingAt(path, seen) }
    : { value, origin: from.origin };
}

function missingAt(path: Path, segments: readonly Segment[]): { name: string; start: number; end: number } {
  const name = segments.map((segment) => segment.name).join('.');
  const start = segments[0]?.start ?? path.start;
  return {
    name: name === '' ? path.original : `${path.data ? '@' : ''}${name}`,
    start,
    end: segments.at(-1)?.end ?? path.end,
  };
}
