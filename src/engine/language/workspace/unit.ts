import type { TemplateLinks } from '../../template/links.js';
import type { TemplateName } from '../../template/names.js';
import { namesIn, type Template } from '../../template/engines.js';
import { linksOf } from '../../template/links-of.js';

/** One template of the workspace: a prompt's own, one embedded in it, or a partial as an engine reads it. */
export interface Unit {
  readonly id: string;
  readonly path: string;
  readonly template: Template;
  readonly names: readonly TemplateName[];
  readonly links: TemplateLinks;
  /** By where the name starts. */
  readonly nameAt: ReadonlyMap<number, TemplateName>;
  /** Names it takes from outside, or may take. */
  readonly free: ReadonlySet<string>;
}

export function createUnit(id: string, path: string, template: Template): Unit {
  const names = namesIn(template);
  const variables = names.filter(({ kind }) => kind === 'variable');
  const links = linksOf(template);
  return {
    id,
    path,
    template,
    names,
    links,
    nameAt: new Map(names.map((name) => [name.span.start, name])),
    free: new Set([...variables, ...links.uncertain].map(({ name }) => name)),
  };
}

/** A variable that a unit takes from outside. */
export function freeKey({ id }: Pick<Unit, 'id'>, name: string): string {
  return `free ${id} ${name}`;
}

/** A name that a unit defines itself, by where it does. */
export function localKey({ id }: Pick<Unit, 'id'>, definition: number): string {
  return `local ${id} ${definition}`;
}

/** A name that means nothing by itself: a field of a value, a named argument, a macro of another file. */
export function nameKey({ id }: Pick<Unit, 'id'>, start: number): string {
  return `name ${id} ${start}`;
}

export function blockKey({ id }: Pick<Unit, 'id'>, name: string): string {
  return `block ${id} ${name}`;
}

export function columnKey(path: string, name: string): string {
  return `column ${path} ${name}`;
}

export function rowKey({ id }: Pick<Unit, 'id'>, name: string): string {
  return `row ${id} ${name}`;
}

/** What a name of a unit is; undefined for what the language gives. */
export function keyOf(unit: Unit, { name, kind, span, definition }: TemplateName): string | undefined {
  switch (kind) {
    case 'variable':
      return freeKey(unit, name);
    case 'local':
      return definition === undefined ? undefined : localKey(unit, definition.start);
    case 'macro':
    case 'argument':
      return definition === undefined ? nameKey(unit, span.start) : localKey(unit, definition.start);
    case 'property':
      return nameKey(unit, span.start);
    case 'block':
      return blockKey(unit, name);
    default:
      return undefined;
  }
}
