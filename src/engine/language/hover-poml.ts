import type { PomlElement, PomlNode } from '../template/poml/nodes.js';
import type { PomlTemplate } from '../template/poml/parse-poml.js';
import { sliceOf, type Span } from '../text/span.js';
import type { Hover } from './hovered.js';
import { pomlDoc, sameAttribute } from './poml-docs.js';

/** What a component or an attribute is for. */
export function hoverPoml({ children, source }: PomlTemplate, offset: number): Hover | undefined {
  const element = elementAt(children, offset);
  if (element?.component === undefined) return undefined;
  const { name, nameSpan, span, inner } = element;
  const { documentation, attributes } = pomlDoc(element.component);
  const closing = { start: span.end - 1 - name.length, end: span.end - 1 };
  const at = [nameSpan, ...(span.end > inner.end ? [closing] : [])].find((one) => holds(one, offset));
  if (at !== undefined) return { markdown: `**${name}** (component): ${documentation}`, span: at };
  const attribute = element.attributes.find((one) => holds(one.nameSpan, offset));
  const known = attribute && attributes.find((one) => sameAttribute(one.name, attribute.name));
  if (attribute === undefined || known === undefined) return undefined;
  const choices =
    known.values === undefined ? '' : `\n\nOne of ${known.values.map((value) => `\`${value}\``).join(', ')}.`;
  return {
    markdown: `**${sliceOf(source, attribute.nameSpan)}**: ${known.documentation}${choices}`,
    span: attribute.nameSpan,
  };
}

/** The innermost element at an offset. */
function elementAt(nodes: readonly PomlNode[], offset: number): PomlElement | undefined {
  for (const node of nodes) {
    if (node.kind !== 'text' && holds(node.span, offset)) return elementAt(node.children, offset) ?? node;
  }
  return undefined;
}

function holds({ start, end }: Span, offset: number): boolean {
  return start <= offset && offset <= end;
}
