import { type LocalInSight, plainLinks, type TemplateLinks } from '../links.js';
import type { PomlTemplate } from './parse-poml.js';
import { walkNames } from './walk-names.js';

/** What `<include>` brings in sees the names that are defined around it: which of them is not told apart here. */
export function findLinks({ children, source, facts }: PomlTemplate): TemplateLinks {
  const links = plainLinks(facts);
  const definitions = walkNames(children, source).filter(({ span, definition }) => definition?.start === span.start);
  const locals = new Map(
    definitions.map(({ name, span }): [string, LocalInSight] => [name, { definition: span, certain: false }]),
  );
  return { ...links, includes: links.includes.map((link) => ({ ...link, locals })) };
}
