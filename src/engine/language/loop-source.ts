import type { Template } from '../template/engines.js';
import type { Node as HandlebarsNode } from '../template/handlebars/nodes.js';
import type { Expression } from '../template/jinja/nodes.js';
import { childrenOf, type TreeNode } from '../template/jinja/walk.js';
import type { Span } from '../text/span.js';
import type { BracesPath } from './braces-path.js';
import { pathOf as handlebarsPath } from './item-contexts.js';

/** Where the value of a loop's variable comes from: an item of what the path leads to, or that itself. */
export interface LoopSource {
  readonly path: BracesPath;
  readonly holds: 'item' | 'value';
}

/** What a loop's variable runs over, or a block's parameter stands for; undefined when that is more than a path. */
export function loopSource(template: Template, variable: Span): LoopSource | undefined {
  const { embedding } = template;
  if (embedding !== undefined) {
    const { map } = embedding;
    return loopSource(embedding.template, { start: map.toText(variable.start), end: map.toText(variable.end) });
  }
  if (template.engine === 'handlebars') return blockSource(template.body, variable);
  const names = template.engine === 'jinja2' ? find(template.body, variable) : undefined;
  return names && { path: { up: 0, names }, holds: 'item' };
}

/** `{{#each items as |item|}}`, `{{#with doc as |d|}}`. */
function blockSource(nodes: readonly HandlebarsNode[], variable: Span): LoopSource | undefined {
  for (const node of nodes) {
    if (node.kind !== 'block' || variable.start < node.start || variable.end > node.end) continue;
    const [first] = node.parameters;
    if (first?.start !== variable.start) return blockSource([...node.body, ...node.otherwise], variable);
    const [over] = node.call.args;
    const helper = node.call.callee.original;
    if (over?.kind !== 'path' || (helper !== 'each' && helper !== 'with')) return undefined;
    return { path: handlebarsPath(over), holds: helper === 'each' ? 'item' : 'value' };
  }
  return undefined;
}

function find(nodes: readonly TreeNode[], variable: Span): readonly string[] | undefined {
  for (const node of nodes) {
    if (variable.start < node.start || variable.end > node.end) continue;
    if (node.kind === 'for' && node.target.start === variable.start && node.target.end === variable.end)
      return pathOf(node.iterable);
    const found = find(childrenOf(node), variable);
    if (found !== undefined) return found;
  }
  return undefined;
}

function pathOf(expression: Expression): string[] | undefined {
  if (expression.kind === 'name') return [expression.name];
  if (expression.kind === 'filter' && expression.input !== undefined) return pathOf(expression.input);
  if (expression.kind !== 'attribute') return undefined;
  const object = pathOf(expression.object);
  return object && [...object, expression.name.name];
}
