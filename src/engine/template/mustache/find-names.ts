import type { TemplateName } from '../names.js';
import { rootOf } from './find-facts.js';
import type { MustacheNode, TagName } from './nodes.js';
import type { MustacheTemplate } from './parse-mustache.js';

/**
 * Every name of the template, a section's closing tag included. Inside a section a name is a property of the item at hand,
 * unless the template uses the same name outside of all sections too.
 */
export function findNames({ body, facts }: MustacheTemplate): readonly TemplateName[] {
  const outside = new Set(facts.uses.filter(({ guarded }) => !guarded).map(({ name }) => name));
  return namesOf(body, false, outside);
}

function namesOf(nodes: readonly MustacheNode[], inItem: boolean, outside: ReadonlySet<string>): TemplateName[] {
  return nodes.flatMap((node) => {
    if (node.kind === 'variable') return parts(node.name, inItem, outside);
    if (node.kind !== 'section') return [];
    return [
      ...parts(node.name, inItem, outside),
      ...namesOf(node.body, inItem || !node.inverted, outside),
      ...parts(node.closingName, inItem, outside),
    ];
  });
}

/** `user` and `name` of `user.name`; none of `.`, the item itself. */
function parts(tag: TagName, inItem: boolean, outside: ReadonlySet<string>): TemplateName[] {
  const root = rootOf(tag);
  if (root.name === '') return [];
  const kind = inItem && !outside.has(root.name) ? 'property' : 'variable';
  const names: TemplateName[] = [{ name: root.name, kind, span: spanOf(root), definition: undefined }];
  for (let at = root.end; at < tag.end; ) {
    const [name = ''] = /^[^.]*/.exec(tag.name.slice(at + 1 - tag.start)) ?? [];
    const span = { start: at + 1, end: at + 1 + name.length };
    if (name !== '') names.push({ name, kind: 'property', span, definition: undefined });
    at = span.end;
  }
  return names;
}

function spanOf({ start, end }: TagName): TemplateName['span'] {
  return { start, end };
}
