import { plainLinks, type IncludeLink, type TemplateLinks } from '../links.js';
import type { MustacheNode } from './nodes.js';
import type { MustacheTemplate } from './parse-mustache.js';

/** How a template hangs together with its partials. Inside a section every name may be a field of the item at hand. */
export function findLinks({ body, facts }: MustacheTemplate): TemplateLinks {
  const links = plainLinks(facts);
  const inItems = new Set(partialsInItems(body, false));
  const includes = links.includes.map((link): IncludeLink => {
    return inItems.has(link.span.start) ? { ...link, sees: 'either' } : link;
  });
  return { ...links, includes, uncertain: facts.uses.filter(({ guarded }) => guarded) };
}

/** Where the names of partials that stand in a section start. */
function partialsInItems(nodes: readonly MustacheNode[], inItem: boolean): number[] {
  return nodes.flatMap((node) => {
    if (node.kind === 'partial') return inItem ? [node.name.start] : [];
    return node.kind === 'section' ? partialsInItems(node.body, inItem || !node.inverted) : [];
  });
}
