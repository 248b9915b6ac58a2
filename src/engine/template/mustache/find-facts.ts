import type { Problem } from '../../text/problem.js';
import type { Span } from '../../text/span.js';
import type { Hole, IncludeUse, Marker, TemplateComment, TemplateFacts, VariableUse } from '../template.js';
import type { MustacheNode, TagName } from './nodes.js';

interface Found {
  readonly uses: VariableUse[];
  readonly holes: Hole[];
  readonly includes: IncludeUse[];
  readonly comments: TemplateComment[];
  readonly markers: Marker[];
  readonly literals: Span[];
}

/** What is known of a template without rendering it. */
export function factsOf(body: readonly MustacheNode[], problems: readonly Problem[]): TemplateFacts {
  const found: Found = { uses: [], holes: [], includes: [], comments: [], markers: [], literals: [] };
  collect(body, false, found);
  return { problems, ...found };
}

/**
 * Inside a section every name may be a property of the item at hand, so it need not come from outside: such uses count
 * as guarded. An inverted section has no item.
 */
function collect(nodes: readonly MustacheNode[], inItem: boolean, found: Found): void {
  for (const node of nodes) {
    const { start, end } = node;
    switch (node.kind) {
      case 'text':
        found.literals.push({ start, end });
        break;
      case 'marker':
        found.markers.push({ name: node.name, span: { start, end } });
        break;
      case 'comment':
        found.comments.push({ span: { start, end }, inner: node.inner });
        break;
      case 'partial':
        found.includes.push({ name: node.name.name, span: spanOf(node.name), optional: false });
        break;
      case 'variable':
        found.holes.push({ span: { start, end }, inner: spanOf(node.name) });
        found.uses.push(...useOf(node.name, inItem));
        break;
      case 'section':
        found.uses.push(...useOf(node.name, inItem));
        collect(node.body, inItem || !node.inverted, found);
    }
  }
}

function useOf(name: TagName, guarded: boolean): VariableUse[] {
  const root = rootOf(name);
  return root.name === '' ? [] : [{ name: root.name, span: spanOf(root), guarded }];
}

/** `doc` of `doc.title`; empty for the item itself, `.`. */
export function rootOf({ name, start }: TagName): TagName {
  const dot = name.indexOf('.');
  const root = dot < 0 ? name : name.slice(0, dot);
  return { name: root, start, end: start + root.length };
}

function spanOf({ start, end }: Span): Span {
  return { start, end };
}
