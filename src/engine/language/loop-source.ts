import type { Template } from '../template/engines.js';
import type { Node as HandlebarsNode } from '../template/handlebars/nodes.js';
import type { Expression } from '../template/jinja/nodes.js';
import { childrenOf, type TreeNode } from '../template/jinja/walk.js';
import type { Span } from '../text/span.js';

/** What a loop's variable runs over, as a path of names; undefined when it is more than names and properties. */
export function loopSource(template: Template, variable: Span): readonly string[] | undefined {
  if (template.embedding !== undefined) return undefined;
  if (template.engine === 'handlebars') return eachSource(template.body, variable);
  return template.engine === 'jinja2' ? find(template.body, variable) : undefined;
}

/** `{{#each items as |item|}}`. */
function eachSource(nodes: readonly HandlebarsNode[], variable: Span): readonly string[] | undefined {
  for (const node of nodes) {
    if (node.kind !== 'block' || variable.start < node.start || variable.end > node.end) continue;
    const [first] = node.parameters;
    if (first?.start !== variable.start) return eachSource([...node.body, ...node.otherwise], variable);
    const [items] = node.call.args;
    return items?.kind === 'path' && node.call.callee.original === 'each'
      ? items.segments.map(({ name }) => name)
      : undefined;
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
