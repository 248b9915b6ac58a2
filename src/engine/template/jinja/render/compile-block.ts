import { analyzeNodes, undeclaredNames } from '../analyze-scope.js';
import type { BlockNode, Node } from '../nodes.js';
import { createScope, createUnit, declareParameter } from '../scope.js';
import { Fault, Special, Undefined, type Value } from '../values/value.js';
import { compileSurroundings, requireTemplate } from './compile-include.js';
import { type Compiler, type Place, siteOf } from './compiler.js';
import type { BlockBody, Context } from './context.js';
import { scopeEntry } from './enter-scope.js';
import { type Execute, outerFrame } from './frame.js';
import type { Run } from './run.js';

/** Compiles a block's body, makes it known to the template, and gives the call that stands in its place. */
export function compileBlock(compiler: Compiler, node: BlockNode, place: Place): Execute {
  const site = siteOf(compiler, node.open);
  const { name } = node.name;
  compiler.blocks.set(name, [compileBlockBody(compiler, node)]);
  const surroundings = node.scoped ? compileSurroundings(compiler, place) : undefined;
  return (frame) => {
    const { context, run } = frame;
    if (place.top && context.parent !== undefined) return undefined;
    const bodies = context.blocks.get(name) ?? [];
    run.site = site;
    if (node.required && bodies.length <= 1) throw new Fault(`Required block '${name}' not found`);
    const inner = surroundings === undefined ? context : surroundings(frame, context.blocks);
    bodies[0]?.({ context: inner, run });
    return undefined;
  };
}

function compileBlockBody(compiler: Compiler, { name, body }: BlockNode): BlockBody {
  const unit = createUnit();
  const scope = createScope(unit);
  const special = undeclaredNames(body, ['self', 'super']);
  const self = special.includes('self') ? declareParameter(scope, 'self') : undefined;
  const parent = special.includes('super') ? declareParameter(scope, 'super') : undefined;
  analyzeNodes(scope, body);
  const enter = scopeEntry(scope, compiler.semantics.dynamic);
  const run = compiler.body(body, { scope, top: false, soft: false, extending: false });
  const block: BlockBody = ({ context, run: own }) => {
    const frame = outerFrame(unit.slots, context, own);
    if (self !== undefined) frame.slots[self.slot] = selfReference(context, own);
    if (parent !== undefined) frame.slots[parent.slot] = superReference(name.name, block, [context, own]);
    enter(frame);
    own.enter();
    run(frame);
    own.leave();
  };
  return block;
}

/** `self.title()` renders a block again. */
export function selfReference(context: Context, run: Run): Special {
  return new Special({
    type: 'jinja2.runtime.TemplateReference',
    attribute: (name) => {
      const [body] = context.blocks.get(name) ?? [];
      return body && blockReference(body, [context, run]);
    },
  });
}

/** `super()`: the same block of the template this one extends. */
function superReference(name: string, block: BlockBody, scene: readonly [Context, Run]): Value {
  const bodies = scene[0].blocks.get(name) ?? [];
  const next = bodies[bodies.indexOf(block) + 1];
  return next === undefined ? new Undefined(`there is no parent block called '${name}'.`) : blockReference(next, scene);
}

function blockReference(body: BlockBody, [context, run]: readonly [Context, Run]): Special {
  const emit = (): void => body({ context, run });
  return new Special({ type: 'jinja2.runtime.BlockReference', emit, call: () => run.captured(emit) });
}

/** `{% extends %}`: from here on text at the template's own level is left out, and in the end the parent is rendered. */
export function compileExtends(compiler: Compiler, node: Extract<Node, { kind: 'extends' }>, place: Place): Execute {
  const site = siteOf(compiler, node);
  const name = compiler.expression(node.template, place);
  return (frame) => {
    const value = name(frame);
    frame.run.site = site;
    const { context } = frame;
    if (context.parent !== undefined)
      throw new Fault('A template extends only one other: remove the second `{% extends %}`.');
    const parent = requireTemplate(value, context);
    context.parent = parent;
    const blocks = new Map(context.blocks);
    for (const [block, bodies] of parent.blocks) blocks.set(block, [...(blocks.get(block) ?? []), ...bodies]);
    context.blocks = blocks;
    return undefined;
  };
}
