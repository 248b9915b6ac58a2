import type { Template } from './engines.js';
import { findLinks as findHandlebarsLinks } from './handlebars/find-links.js';
import { findLinks as findJinjaLinks } from './jinja/find-links.js';
import { findRowFields } from './jinja/find-row-fields.js';
import { plainLinks, type RowFields, type TemplateLinks } from './links.js';
import { findLinks as findMustacheLinks } from './mustache/find-links.js';
import { findLinks as findPomlLinks } from './poml/find-links.js';

/** How a template hangs together with those it brings in. */
export function linksOf(template: Template): TemplateLinks {
  switch (template.engine) {
    case 'jinja2':
      return findJinjaLinks(template);
    case 'handlebars':
      return findHandlebarsLinks(template);
    case 'mustache':
      return findMustacheLinks(template);
    case 'poml':
      return findPomlLinks(template);
    case 'placeholders':
    case 'text':
      return plainLinks(template.facts);
  }
}

/** What a template takes from the rows of the list it knows as `list`. */
export function rowFieldsIn(template: Template, list: string): RowFields {
  return template.engine === 'jinja2' ? findRowFields(template, list) : { fields: [], complete: false };
}
