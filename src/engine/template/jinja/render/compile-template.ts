import { analyzeNodes, undeclaredNames } from '../analyze-scope.js';
import type { JinjaTemplate } from '../parse-jinja.js';
import { createScope, createUnit, declareParameter } from '../scope.js';
import { childrenOf, type TreeNode } from '../walk.js';
import { selfReference } from './compile-block.js';
import { compileExpression } from './compile-expression.js';
import { compileBody } from './compile-statement.js';
import type { Compiler } from './compiler.js';
import type { Blocks, BlockBody, Context } from './context.js';
import { scopeEntry } from './enter-scope.js';
import { outerFrame } from './frame.js';
import type { Run } from './run.js';
import { semanticsOf } from './semantics-of.js';

export interface CompiledTemplate {
  readonly name: string | undefined;
  readonly blocks: Blocks;
  readonly render: (context: Context, run: Run) => void;
}

/** Turns a parsed template into functions, once; `name` is undefined for the main file. */
export function compileTemplate(template: JinjaTemplate, name: string | undefined): CompiledTemplate {
  const blocks = new Map<string, readonly BlockBody[]>();
  const compiler: Compiler = {
    owner: { name, source: template.source },
    semantics: semanticsOf(template.options.environment),
    origins: new Map(),
    blocks,
    expression: (node, place) => compileExpression(compiler, node, place),
    body: (nodes, place) => compileBody(compiler, nodes, place),
  };
  const unit = createUnit();
  const scope = createScope(unit);
  const self = undeclaredNames(template.body, ['self']).length > 0 ? declareParameter(scope, 'self') : undefined;
  analyzeNodes(scope, template.body);
  const enter = scopeEntry(scope, compiler.semantics.dynamic);
  const body = compiler.body(template.body, {
    scope,
    top: true,
    soft: false,
    extending: extendsAnother(template.body),
  });
  const render = (context: Context, run: Run): void => {
    const frame = outerFrame(unit.slots, context, run);
    if (self !== undefined) frame.slots[self.slot] = selfReference(context, run);
    enter(frame);
    body(frame);
    renderParent(context, run);
  };
  return { name, blocks, render };
}

/** True when there is an `extends`, which stands at the top level or in an `if`. */
function extendsAnother(nodes: readonly TreeNode[]): boolean {
  return nodes.some((node) => node.kind === 'extends' || (node.kind === 'if' && extendsAnother(childrenOf(node))));
}

/** What `extends` left to do. */
function renderParent(context: Context, run: Run): void {
  const { parent } = context;
  if (parent === undefined) return;
  context.parent = undefined;
  run.enter();
  parent.render(context, run);
  run.leave();
}
