import type { Span } from '../../text/span.js';
import { type LocalInSight, plainLinks, type TemplateLinks, type UncertainName } from '../links.js';
import type { PomlNode } from './nodes.js';
import type { PomlTemplate } from './parse-poml.js';
import { definitionsOf } from './static-data.js';
import { walkNames } from './walk-names.js';

/** What `<include>` brings in sees the names that are defined around it: which of them is not told apart here. */
export function findLinks({ children, source, facts }: PomlTemplate): TemplateLinks {
  const links = plainLinks(facts);
  const definitions = walkNames(children, source).filter(({ span, definition }) => definition?.start === span.start);
  const defined = new Map(definedIn(children).map((one) => [one.name, one.span]));
  const uncertain = facts.uses.flatMap(({ name, span }): UncertainName[] => {
    const definition = defined.get(name);
    return definition === undefined ? [] : [{ name, span, definition }];
  });
  const locals = new Map(
    definitions.map(({ name, span }): [string, LocalInSight] => [name, { definition: span, certain: false }]),
  );
  return { ...links, includes: links.includes.map((link) => ({ ...link, locals })), uncertain };
}

/** What `<let>` defines anywhere in the file, each where it first does. */
function definedIn(nodes: readonly PomlNode[]): { readonly name: string; readonly span: Span }[] {
  return nodes
    .flatMap((node) => {
      if (node.kind !== 'element') return [];
      const defines = node.component === 'let' || node.component === 'context';
      return [...((defines && definitionsOf(node)) || []), ...definedIn(node.children)];
    })
    .reverse();
}
