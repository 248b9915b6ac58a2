import { type IncludeLink, type LocalInSight, plainLinks, type TemplateLinks } from '../links.js';
import type { Node, PartialNode } from './nodes.js';
import type { HandlebarsTemplate } from './parse-handlebars.js';
import { type StaticScope, withContext } from './static-scope.js';
import { blockScopes, isWholeRoot, partialName, walkNames } from './walk-names.js';

/** How a template hangs together with its partials: in what context each is shown, and what it is given by name. */
export function findLinks({ body, facts, options }: HandlebarsTemplate): TemplateLinks {
  const files = new Map(facts.includes.map(({ name, span }) => [span.start, name]));
  const scope: StaticScope = { contexts: ['root'], parameters: new Map(), tested: new Set() };
  const includes = linksIn(body, scope, options.messages === true)
    .filter(({ span }) => files.has(span.start))
    .map((link) => ({ ...link, names: [files.get(link.span.start)] }));
  const { names } = walkNames(body, options.messages === true);
  const uncertain = names.filter(({ either }) => either).map(({ name, span }) => ({ name, span }));
  return { ...plainLinks(facts), includes, uncertain };
}

function linksIn(nodes: readonly Node[], scope: StaticScope, messages: boolean): IncludeLink[] {
  return nodes.flatMap((node): IncludeLink[] => {
    switch (node.kind) {
      case 'block': {
        const inner = blockScopes(node, scope, messages);
        return [...linksIn(node.body, inner.body, messages), ...linksIn(node.otherwise, inner.otherwise, messages)];
      }
      case 'inline':
        return linksIn(node.body, withContext(scope, 'either'), messages);
      case 'partial':
        return [linkOf(node, scope), ...linksIn(node.body ?? [], scope, messages)];
      default:
        return [];
    }
  });
}

function linkOf(node: PartialNode, scope: StaticScope): IncludeLink {
  const written = partialName(node.name);
  const { start, end } = written ?? node.name;
  return {
    kind: 'include',
    names: [written?.name],
    span: { start, end },
    sees: seenBy(node, scope),
    locals: new Map(
      node.named.map(({ name }): [string, LocalInSight] => [
        name.name,
        { definition: { start: name.start, end: name.end }, certain: true },
      ]),
    ),
    module: undefined,
    imported: [],
  };
}

function seenBy({ args: [context] }: PartialNode, scope: StaticScope): IncludeLink['sees'] {
  if (context !== undefined) return isWholeRoot(context, scope) ? 'everything' : 'item';
  const [around = 'item'] = scope.contexts;
  return around === 'root' ? 'everything' : around;
}
