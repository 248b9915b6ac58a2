import type { LocalName } from '../names.js';
import type { Node, Parameter, Target } from './nodes.js';

/** The names defined around and before `offset`, innermost last. */
export function localNames(nodes: readonly Node[], offset: number): LocalName[] {
  return nodes.flatMap((node) => [...definedBefore(node, offset), ...definedAround(node, offset)]);
}

function definedBefore(node: Node, offset: number): LocalName[] {
  if (node.end > offset) return [];
  switch (node.kind) {
    case 'set':
    case 'set-block':
      return targets(node.target, 'variable');
    case 'macro':
      return [{ name: node.name.name, kind: 'macro', span: node.name }];
    case 'import':
      return [{ name: node.target.name, kind: 'variable', span: node.target }];
    case 'from-import':
      return node.names.map(({ alias }) => ({ name: alias.name, kind: 'macro', span: alias }));
    default:
      return [];
  }
}

function definedAround(node: Node, offset: number): LocalName[] {
  if (offset < node.start || offset > node.end) return [];
  switch (node.kind) {
    case 'for':
      return offset < node.open.end
        ? []
        : [
            ...targets(node.target, 'loop variable'),
            { name: 'loop', kind: 'loop', span: node.open },
            ...localNames([...node.body, ...(node.otherwise ?? [])], offset),
          ];
    case 'if':
      return localNames([...node.branches.flatMap(({ body }) => body), ...(node.otherwise ?? [])], offset);
    case 'with':
      return [...node.bindings.flatMap(({ target }) => targets(target, 'variable')), ...localNames(node.body, offset)];
    case 'macro':
    case 'call-block':
      return [...parameters(node.parameters), ...localNames(node.body, offset)];
    default:
      return 'body' in node ? localNames(node.body, offset) : [];
  }
}

function targets(target: Target, kind: LocalName['kind']): LocalName[] {
  if (target.kind === 'name') return [{ name: target.name, kind, span: target }];
  return target.kind === 'tuple-target' ? target.items.flatMap((item) => targets(item, kind)) : [];
}

function parameters(list: readonly Parameter[]): LocalName[] {
  return list.map(({ name }) => ({ name: name.name, kind: 'parameter', span: name }));
}
