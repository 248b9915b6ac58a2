import type { NameKind, TemplateName } from '../names.js';
import { jinjaNames } from './builtins.js';
import { lexTemplate } from './lex-template.js';
import type { Arguments, Expression, Identifier, MacroNode } from './nodes.js';
import type { JinjaTemplate } from './parse-jinja.js';
import { resolveNames, type ResolvedMention } from './resolve-names.js';
import { wordsOf } from './tag-words.js';
import { childrenOf, type TreeNode } from './walk.js';
import { inTextOrder } from '../../text/span.js';

type Mentions = ReadonlyMap<number, ResolvedMention>;

/** Every name of a template, in source order. Inside a tag that could not be read, names go by what stands before them. */
export function findNames({ source, body, options }: JinjaTemplate): readonly TemplateName[] {
  const { mentions } = resolveNames(body, jinjaNames(options.environment).globals);
  const names = new Map<number, TemplateName>();
  for (const { name, span, kind, definition } of mentions.values())
    names.set(span.start, { name, kind, span, definition });
  const add = (name: TemplateName): void => {
    if (!names.has(name.span.start)) names.set(name.span.start, name);
  };
  const visit = (node: TreeNode): void => {
    identifiersOf(node, mentions).forEach(add);
    childrenOf(node).forEach(visit);
  };
  body.forEach(visit);
  for (const piece of lexTemplate(source, options).pieces) if ('tokens' in piece) wordsOf(piece, names).forEach(add);
  return [...names.values()].sort(inTextOrder);
}

/** The names directly in a node that are not variables. */
function identifiersOf(node: TreeNode, mentions: Mentions): TemplateName[] {
  switch (node.kind) {
    case 'filter':
    case 'test':
      return [named(node.name, node.kind), ...argumentNames(node.args, undefined)];
    case 'attribute':
      return [named(node.name, 'property')];
    case 'namespace-target':
      return [named(node.attribute, 'property')];
    case 'call':
      return argumentNames(node.args, calledMacro(node.callee, mentions));
    case 'block':
      return [named(node.name, 'block')];
    case 'from-import':
      return node.names.map(({ name }) => named(name, 'macro'));
    // Where a block around it could not be read, scopes are not known.
    case 'name':
      return [named(node, 'variable')];
    default:
      return [];
  }
}

function named({ name, start, end }: Identifier, kind: NameKind, definition?: Identifier): TemplateName {
  const at = definition && { start: definition.start, end: definition.end };
  return { name, kind, span: { start, end }, definition: at };
}

function calledMacro(callee: Expression, mentions: Mentions): MacroNode | undefined {
  return callee.kind === 'name' ? mentions.get(callee.start)?.macro : undefined;
}

function argumentNames({ named: list }: Arguments, macro: MacroNode | undefined): TemplateName[] {
  return list.map(({ name }) => {
    const parameter = macro?.parameters.find((candidate) => candidate.name.name === name.name);
    return named(name, 'argument', parameter?.name);
  });
}
