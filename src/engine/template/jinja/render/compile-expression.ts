import { byKind, type ByKind } from '../by-kind.js';
import type { Expression, SequenceExpression } from '../nodes.js';
import { getEntry, setEntry } from '../values/dict.js';
import { sliceOfValue } from '../values/slice.js';
import { patternValue } from '../nunjucks/pattern.js';
import { Dict, float, NONE, Undefined, type Value } from '../values/value.js';
import { accessOf, compileCall } from './compile-call.js';
import { compileFilter, compileTest } from './compile-filter.js';
import { type Compiler, failing, type Place, requireVariable, siteOf, variableReader } from './compiler.js';
import { isParameter, nearestReader } from './nearest.js';
import type { Site } from '../../site.js';
import type { Evaluate, Frame } from './frame.js';

type Of<Kind extends Expression['kind']> = Extract<Expression, { readonly kind: Kind }>;

/** Turns an expression into a function of the frame. Every operation is one of a closed set; nothing is looked up on the host. */
export function compileExpression(compiler: Compiler, node: Expression, place: Place): Evaluate {
  return byKind<Expression, [Compiler, Place], Evaluate>(compilers, node, compiler, place);
}

const compilers: ByKind<Expression, [Compiler, Place], Evaluate> = {
  string: ({ value }) => constant(value),
  constant: ({ value }) => constant(value ?? NONE),
  number: ({ value, float: broken }) => constant(broken ? float(Number(value)) : value),
  regex: ({ source, flags, start, end }, compiler) => compilePattern([source, flags], siteOf(compiler, { start, end })),
  name: compileName,
  tuple: compileTuple,
  list: compileList,
  dict: compileDict,
  attribute: compileAttribute,
  item: compileItem,
  // A slice stands only inside an item; alone, as in `a[1:2, 3]`, no built-in value takes it.
  slice: (node, compiler) => failing(siteOf(compiler, node), 'A slice cannot be part of a tuple index.'),
  call: (node, compiler, place) => compileCall(compiler, node, place),
  filter: (node, compiler, place) => compileFilter(compiler, node, place),
  test: (node, compiler, place) => compileTest(compiler, node, place),
  unary: compileUnary,
  not: compileNot,
  binary: compileBinary,
  logic: compileLogic,
  compare: compileCompare,
  concat: compileConcat,
  conditional: compileConditional,
};

function constant(value: Value): Evaluate {
  return () => value;
}

/** A new one each time, as in JavaScript; the pattern itself is compiled once. */
function compilePattern([source, flags]: readonly [string, string], site: Site): Evaluate {
  return (frame) => {
    frame.run.site = site;
    return patternValue(source, flags);
  };
}

function compileName(node: Of<'name'>, compiler: Compiler, place: Place): Evaluate {
  const { name, start, end } = node;
  if (compiler.semantics.dynamic) return compileNearest(node, compiler, place);
  const variable = requireVariable(place.scope, name);
  const missing = new Undefined(`'${name}' is undefined`, {
    path: name,
    span: { start, end },
    template: compiler.owner.name,
  });
  const { slot } = variable;
  if (variable.scope.unit === place.scope.unit) return (frame) => frame.slots[slot] ?? missing;
  const read = variableReader(variable, place);
  return (frame) => read(frame) ?? missing;
}

/** A name means the nearest value that was given to it so far, or one from outside. */
function compileNearest({ name, start, end }: Of<'name'>, { owner }: Compiler, place: Place): Evaluate {
  const missing = new Undefined(`'${name}' is undefined`, { path: name, span: { start, end }, template: owner.name });
  const read = nearestReader(name, place);
  if (isParameter(place.scope, name)) return (frame) => read(frame) ?? missing;
  return (frame) => read(frame) ?? frame.context.find(name) ?? missing;
}

function compileList(
  { items }: Pick<SequenceExpression, 'items'>,
  compiler: Compiler,
  place: Place,
): (frame: Frame) => Value[] {
  const parts = items.map((item) => compiler.expression(item, place));
  return (frame) => parts.map((part) => part(frame));
}

function compileTuple(node: SequenceExpression, compiler: Compiler, place: Place): Evaluate {
  const items = compileList(node, compiler, place);
  const { tuple } = compiler.semantics;
  return (frame) => tuple(items(frame));
}

function compileDict(node: Of<'dict'>, compiler: Compiler, place: Place): Evaluate {
  const site = siteOf(compiler, node);
  const entries = node.entries.map(
    ({ key, value }) => [compiler.expression(key, place), compiler.expression(value, place)] as const,
  );
  return (frame) => {
    const dict = new Dict();
    for (const [key, value] of entries) {
      const evaluated = [key(frame), value(frame)] as const;
      frame.run.site = site;
      setEntry(dict, ...evaluated);
    }
    return dict;
  };
}

function compileAttribute(node: Of<'attribute'>, compiler: Compiler, place: Place): Evaluate {
  const site = siteOf(compiler, node);
  const object = compiler.expression(node.object, place);
  const access = accessOf(compiler, node);
  const { name } = node.name;
  const { attribute, isMethod } = compiler.semantics;
  const field = !isMethod(name);
  return (frame) => {
    const value = object(frame);
    frame.run.site = site;
    const quick = field && value instanceof Dict ? getEntry(value, name) : undefined;
    return quick ?? attribute(value, name, access);
  };
}

function compileItem(node: Of<'item'>, compiler: Compiler, place: Place): Evaluate {
  if (node.index.kind === 'slice') return compileSlice(node, node.index, [compiler, place]);
  const site = siteOf(compiler, node);
  const object = compiler.expression(node.object, place);
  const index = compiler.expression(node.index, place);
  const access = accessOf(compiler, node);
  const { item } = compiler.semantics;
  return (frame) => {
    const value = object(frame);
    const key = index(frame);
    frame.run.site = site;
    return item(value, key, access);
  };
}

function compileSlice(node: Of<'item'>, index: Of<'slice'>, [compiler, place]: readonly [Compiler, Place]): Evaluate {
  const site = siteOf(compiler, node);
  const object = compiler.expression(node.object, place);
  const [from, to, step] = [index.from, index.to, index.step].map((part) => part && compiler.expression(part, place));
  return (frame) => {
    const value = object(frame);
    const bounds = { from: from?.(frame), to: to?.(frame), step: step?.(frame) };
    frame.run.site = site;
    return sliceOfValue(value, bounds, frame.run);
  };
}

function compileNot({ operand }: Of<'not'>, compiler: Compiler, place: Place): Evaluate {
  const evaluate = compiler.expression(operand, place);
  const { truthy } = compiler.semantics;
  return (frame) => !truthy(evaluate(frame));
}

function compileLogic(node: Of<'logic'>, compiler: Compiler, place: Place): Evaluate {
  const [left, right] = [compiler.expression(node.left, place), compiler.expression(node.right, place)];
  const stopsAt = node.operator === 'or';
  const { truthy } = compiler.semantics;
  return (frame) => {
    const value = left(frame);
    return truthy(value) === stopsAt ? value : right(frame);
  };
}

function compileUnary(node: Of<'unary'>, compiler: Compiler, place: Place): Evaluate {
  const site = siteOf(compiler, node);
  const operand = compiler.expression(node.operand, place);
  const { signed } = compiler.semantics;
  return (frame) => {
    const value = operand(frame);
    frame.run.site = site;
    return signed(node.operator, value);
  };
}

function compileBinary(node: Of<'binary'>, compiler: Compiler, place: Place): Evaluate {
  const site = siteOf(compiler, node);
  const { operator } = node;
  const { binary } = compiler.semantics;
  const [left, right] = [compiler.expression(node.left, place), compiler.expression(node.right, place)];
  return (frame) => {
    const a = left(frame);
    const b = right(frame);
    frame.run.site = site;
    return binary(operator, a, b, frame.run);
  };
}

function compileConditional(node: Of<'conditional'>, compiler: Compiler, place: Place): Evaluate {
  const soft = { ...place, soft: true };
  const test = compiler.expression(node.test, soft);
  const then = compiler.expression(node.then, soft);
  const otherwise = node.otherwise === undefined ? undefined : compiler.expression(node.otherwise, soft);
  const { truthy, nothing } = compiler.semantics;
  return (frame) => (truthy(test(frame)) ? then(frame) : (otherwise?.(frame) ?? nothing));
}

function compileConcat(node: Of<'concat'>, compiler: Compiler, place: Place): Evaluate {
  const site = siteOf(compiler, node);
  const parts = node.items.map((item) => compiler.expression(item, place));
  const { joined } = compiler.semantics;
  return (frame) => {
    let text = '';
    for (const part of parts) text += joined(part(frame));
    frame.run.site = site;
    frame.run.allow(text.length);
    return text;
  };
}

function compileCompare(node: Of<'compare'>, compiler: Compiler, place: Place): Evaluate {
  const site = siteOf(compiler, node);
  const first = compiler.expression(node.first, place);
  const rest = node.rest.map(({ operator, value }) => ({ operator, value: compiler.expression(value, place) }));
  const { compared, comparedInTurn } = compiler.semantics;
  if (comparedInTurn !== undefined) {
    return (frame) => {
      const values = [first(frame), rest.map(({ operator, value }) => [operator, value(frame)] as const)] as const;
      frame.run.site = site;
      return comparedInTurn(...values);
    };
  }
  return (frame) => {
    let left = first(frame);
    for (const { operator, value } of rest) {
      const right = value(frame);
      frame.run.site = site;
      if (!compared(operator, left, right)) return false;
      left = right;
    }
    return true;
  };
}
