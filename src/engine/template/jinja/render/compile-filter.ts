import { closest } from '../../../text/closest.js';
import type { FilterExpression, TestExpression } from '../nodes.js';
import { Undefined } from '../values/value.js';
import { readText } from '../values/work.js';
import { CallTools } from './call-tools.js';
import { accessOf, compileArguments } from './compile-call.js';
import { type Compiler, failing, type Place, siteOf } from './compiler.js';
import type { Evaluate } from './frame.js';
import { PlacedFault } from './run.js';

/** `input` is the text of a block, where the filter has no input of its own. */
export function compileFilter(compiler: Compiler, node: FilterExpression, place: Place, input?: Evaluate): Evaluate {
  const site = siteOf(compiler, node);
  const { name } = node.name;
  const run = compiler.semantics.filters.get(name);
  if (run === undefined) return unknown(compiler, ['filter', compiler.semantics.filters.keys()], node, place);
  const value = compileInput(compiler, node, place, input);
  const args = compileArguments(compiler, node.args, place);
  const access = accessOf(compiler, node);
  return (frame) => {
    const own = value(frame);
    const given = args(frame);
    frame.run.site = site;
    frame.run.spend(1);
    if (typeof own === 'string') readText(own.length);
    if (own instanceof Undefined && LOOKS_INTO.has(name)) frame.run.meet(own);
    return run(own, given, new CallTools(frame.run, name, access));
  };
}

/** Filters that take a missing value for an empty list or text without a word. */
const LOOKS_INTO: ReadonlySet<string> = new Set(
  (
    'join list length count first last sort unique min max sum batch slice map select reject selectattr rejectattr groupby ' +
    'reverse random items upper lower trim title capitalize replace string wordcount center escape e safe striptags urlencode'
  ).split(' '),
);

function compileInput(compiler: Compiler, node: FilterExpression, place: Place, input: Evaluate | undefined): Evaluate {
  if (node.input === undefined) return input ?? (() => '');
  return node.input.kind === 'filter'
    ? compileFilter(compiler, node.input, place, input)
    : compiler.expression(node.input, place);
}

/** jinja2 refuses an unknown name before rendering, except inside a condition; Nunjucks when it comes to it. */
function unknown(
  compiler: Compiler,
  [kind, names]: readonly ['filter' | 'test', Iterable<string>],
  node: FilterExpression | TestExpression,
  place: Place,
): Evaluate {
  const guess = closest(node.name.name, names);
  const message = `No ${kind} named '${node.name.name}'${guess === undefined ? '.' : `: did you mean '${guess}'?`}`;
  if (!place.soft && !compiler.semantics.dynamic) throw new PlacedFault(message, siteOf(compiler, node.name));
  return failing(siteOf(compiler, node.name), message);
}

export function compileTest(compiler: Compiler, node: TestExpression, place: Place): Evaluate {
  const site = siteOf(compiler, node);
  const { name } = node.name;
  const test = compiler.semantics.tests.get(name);
  if (test === undefined) return unknown(compiler, ['test', compiler.semantics.tests.keys()], node, place);
  const input = compiler.expression(node.input, place);
  const args = compileArguments(compiler, node.args, place);
  const access = accessOf(compiler, node);
  if (name === 'defined') return (frame) => !(input(frame) instanceof Undefined);
  return (frame) => {
    const value = input(frame);
    const given = args(frame);
    frame.run.site = site;
    if (typeof value === 'string') readText(value.length);
    return test(value, given, new CallTools(frame.run, name, access));
  };
}
