import type { IncludeLink, Member, NamedCall, TemplateLinks } from '../links.js';
import type { Span } from '../../text/span.js';
import type { Expression } from './nodes.js';
import type { JinjaTemplate } from './parse-jinja.js';
import { resolveNames, type ResolvedNames } from './resolve-names.js';
import { childrenOf, type TreeNode } from './walk.js';

/** What a Jinja template brings in, gives away and calls. */
export function findLinks({ body }: JinjaTemplate): TemplateLinks {
  const { sites, exports } = resolveNames(body);
  const members: Member[] = [];
  const calls: NamedCall[] = [];
  const macros = new Map<number, ReadonlyMap<string, Span>>();
  const visit = (node: TreeNode): void => {
    if (node.kind === 'attribute' && node.object.kind === 'name') {
      members.push({ object: node.object.start, name: node.name.name, span: spanOf(node.name) });
    }
    if (node.kind === 'call') {
      const { callee, args } = node;
      const named = args.named.map(({ name }) => ({ name: name.name, span: spanOf(name) }));
      calls.push({ callee: calleeStart(callee), named });
    }
    if (node.kind === 'macro') {
      macros.set(node.name.start, new Map(node.parameters.map(({ name }) => [name.name, spanOf(name)])));
    }
    childrenOf(node).forEach(visit);
  };
  body.forEach(visit);
  return { includes: sites.map(linkAt), exports, macros, members, uncertain: [], calls };
}

function spanOf({ start, end }: Span): Span {
  return { start, end };
}

function calleeStart(callee: Expression): number | undefined {
  if (callee.kind === 'name') return callee.start;
  return callee.kind === 'attribute' && callee.object.kind === 'name' ? callee.name.start : undefined;
}

function linkAt({ node, locals }: ResolvedNames['sites'][number]): IncludeLink {
  const { template } = node;
  const link = { names: candidates(template), span: spanOf(template), locals, module: undefined, imported: [] };
  if (node.kind === 'extends') return { ...link, kind: 'extends', sees: 'everything' };
  const sees = node.withContext ? 'everything' : 'nothing';
  if (node.kind === 'include') return { ...link, kind: 'include', sees };
  if (node.kind === 'import') return { ...link, kind: 'import', sees, module: spanOf(node.target) };
  const imported = node.names.map(({ name, alias }) => ({ name: name.name, span: spanOf(name), local: spanOf(alias) }));
  return { ...link, kind: 'import', sees, imported };
}

function candidates(template: Expression): readonly (string | undefined)[] {
  switch (template.kind) {
    case 'string':
      return [template.value];
    case 'list':
    case 'tuple':
      return template.items.flatMap(candidates);
    case 'conditional':
      return [template.then, template.otherwise].flatMap((way) => (way === undefined ? [] : candidates(way)));
    default:
      return [undefined];
  }
}
