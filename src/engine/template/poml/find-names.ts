import type { TemplateName } from '../names.js';
import type { PomlTemplate } from './parse-poml.js';
import { walkNames } from './walk-names.js';

/** Every name of the template's expressions, loops and definitions. */
export function findNames({ children, source }: PomlTemplate): readonly TemplateName[] {
  return walkNames(children, source).map(({ name, kind, span, definition }) => ({ name, kind, span, definition }));
}
