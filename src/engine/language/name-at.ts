import type { PromptDoc } from '../prompt/prompt-doc.js';
import type { Node } from '../template/jinja/nodes.js';
import { childrenOf, type TreeNode } from '../template/jinja/walk.js';
import type { Span } from '../text/span.js';

/** A name in the template: a variable's root, a filter or a test. */
export interface NameAt {
  readonly name: string;
  readonly kind: 'variable' | 'filter' | 'test';
  readonly span: Span;
}

/** The name at an offset, its end included; undefined elsewhere. */
export function nameAt({ template }: PromptDoc, offset: number): NameAt | undefined {
  return template.engine === 'jinja2' ? find(template.body, offset) : undefined;
}

function find(nodes: readonly (Node | TreeNode)[], offset: number): NameAt | undefined {
  for (const node of nodes) {
    if (offset < node.start || offset > node.end) continue;
    const found = own(node, offset) ?? find(childrenOf(node), offset);
    if (found !== undefined) return found;
  }
  return undefined;
}

function own(node: TreeNode, offset: number): NameAt | undefined {
  if (node.kind === 'name') return { name: node.name, kind: 'variable', span: { start: node.start, end: node.end } };
  if (node.kind !== 'filter' && node.kind !== 'test') return undefined;
  const { name, start, end } = node.name;
  return offset < start || offset > end ? undefined : { name, kind: node.kind, span: { start, end } };
}
