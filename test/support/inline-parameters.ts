import { findNames } from '../../src/engine/template/handlebars/find-names.js';
import type { Node } from '../../src/engine/template/handlebars/nodes.js';
import { parseHandlebars } from '../../src/engine/template/handlebars/parse-handlebars.js';
import type { Span } from '../../src/engine/text/span.js';

/** Whether an inline partial reads a parameter of a block around it: there the library takes another one, or fails. */
export function readsOuterParameter(source: string): boolean {
  const template = parseHandlebars(source);
  const inlines = inlinesIn(template.body);
  return findNames(template).some(({ kind, span, definition }) => {
    if (kind !== 'local' || definition === undefined) return false;
    return inlines.some(
      (inline) => definition.start < inline.start && inline.start < span.start && span.end < inline.end,
    );
  });
}

function inlinesIn(nodes: readonly Node[]): Span[] {
  return nodes.flatMap((node): Span[] => {
    if (node.kind === 'block') return inlinesIn([...node.body, ...node.otherwise]);
    if (node.kind === 'partial') return inlinesIn(node.body ?? []);
    return node.kind === 'inline' ? [node, ...inlinesIn(node.body)] : [];
  });
}
