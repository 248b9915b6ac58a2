import type { OffsetMap } from '../text/offset-map.js';
import type { Span } from '../text/span.js';
import { moveError, moveLiterals, moveRendering, moveSpans } from './embedding.js';
import { findNames as findHandlebarsNames } from './handlebars/find-names.js';
import { localNames as handlebarsLocalNames } from './handlebars/local-names.js';
import { type HandlebarsTemplate, parseHandlebars } from './handlebars/parse-handlebars.js';
import { renderHandlebars } from './handlebars/render-handlebars.js';
import type { JinjaEnvironment } from './jinja/builtins.js';
import { findNames as findJinjaNames } from './jinja/find-names.js';
import { localNames } from './jinja/local-names.js';
import { type JinjaTemplate, parseJinja } from './jinja/parse-jinja.js';
import { renderJinja } from './jinja/render-jinja.js';
import { findNames as findMustacheNames } from './mustache/find-names.js';
import { type MustacheTemplate, parseMustache } from './mustache/parse-mustache.js';
import { renderMustache } from './mustache/render-mustache.js';
import type { LocalName, TemplateName } from './names.js';
import { findNames as findPlaceholderNames } from './placeholders/find-names.js';
import { parsePlaceholders, type PlaceholdersTemplate } from './placeholders/parse-placeholders.js';
import { renderPlaceholders } from './placeholders/render-placeholders.js';
import { findNames as findPomlNames } from './poml/find-names.js';
import { parsePoml, type PomlTemplate } from './poml/parse-poml.js';
import { renderPoml } from './poml/render/render-poml.js';
import type { EngineName, MarkerFinder, RenderOptions, Rendering } from './template.js';
import { parseText, renderText, type TextTemplate } from './text/parse-text.js';

/** A parsed template of any engine: `engine` tells them apart. */
export type Template = (
  | JinjaTemplate
  | HandlebarsTemplate
  | MustacheTemplate
  | PlaceholdersTemplate
  | PomlTemplate
  | TextTemplate
) & {
  readonly embedding?: Embedding;
};

/** How a template stands in its source, where that is not as it is: with a quote's escapes, or lines indented. */
export interface Embedding {
  /** The template by itself: its spans are offsets into the map's text. */
  readonly template: Template;
  readonly map: OffsetMap;
}

export interface ParseOptions {
  /** Only this part of the source is the template; every span stays an offset into the whole source. */
  readonly range?: Span | undefined;
  readonly markers?: MarkerFinder | undefined;
  /** Jinja only: whose template it is, which decides on its names, and for Nunjucks also on its tags and its values. */
  readonly environment?: JinjaEnvironment | undefined;
  /** Handlebars only: whether dotprompt's helpers that start messages are helpers. */
  readonly messages?: boolean | undefined;
  /** Jinja drops one line end at the end of a template unless told otherwise. */
  readonly keepTrailingNewline?: boolean;
}

/** Parses a template; never throws. What is wrong with it is in `facts.problems`, in source order. */
export function parseTemplate(source: string, engine: EngineName, options: ParseOptions = {}): Template {
  switch (engine) {
    case 'jinja2':
      return parseJinja(source, options);
    case 'handlebars':
      return parseHandlebars(source, options);
    case 'mustache':
      return parseMustache(source, options);
    case 'placeholders':
      return parsePlaceholders(source, options);
    case 'poml':
      return parsePoml(source, options);
    case 'text':
      return parseText(source, options);
  }
}

/**
 * Parses a template that stands in a file in another writing, such as a quoted YAML value. Its spans are offsets into
 * the file, and so are those of its renderings and the places of its errors. The marker finder sees the map's text.
 */
export function parseEmbedded(map: OffsetMap, engine: EngineName, options: ParseOptions = {}): Template {
  const template = parseTemplate(map.text, engine, options);
  const { facts, ...parsed } = moveSpans(template, map);
  const literals = moveLiterals(template.facts.literals, map);
  return { ...parsed, source: map.source, facts: { ...facts, literals }, embedding: { template, map } };
}

/** What tells a template's language from others of its engine. */
function dialectOf(template: Template): Pick<ParseOptions, 'messages' | 'environment'> {
  if (template.engine === 'handlebars') return { messages: template.options.messages };
  return template.engine === 'jinja2' ? { environment: template.options.environment } : {};
}

/** Parses a template that another one includes, in the way that one is written. */
export function parsePartial(source: string, main: Template): Template {
  return parseTemplate(source, main.engine, dialectOf(main));
}

/**
 * Renders a parsed template of any engine.
 * @throws TemplateError at the first problem of the template, and when rendering fails or passes a limit.
 */
export function renderParsed(
  template: Template,
  values: Readonly<Record<string, unknown>>,
  options: RenderOptions = {},
): Rendering {
  if (template.embedding !== undefined) return renderEmbedded(template.embedding, values, options);
  switch (template.engine) {
    case 'jinja2':
      return renderJinja(template, values, options);
    case 'handlebars':
      return renderHandlebars(template, values, options);
    case 'mustache':
      return renderMustache(template, values, options);
    case 'placeholders':
      return renderPlaceholders(template, values, options);
    case 'poml':
      return renderPoml(template, values, options);
    case 'text':
      return renderText(template);
  }
}

function renderEmbedded(
  { template, map }: Embedding,
  values: Readonly<Record<string, unknown>>,
  options: RenderOptions,
): Rendering {
  try {
    return moveRendering(renderParsed(template, values, options), map);
  } catch (error) {
    throw moveError(error, map);
  }
}

/** The names the template itself defines around and before `offset`, innermost last. */
export function localNamesAt(template: Template, offset: number): LocalName[] {
  const { embedding } = template;
  if (embedding !== undefined)
    return moveSpans(localNamesAt(embedding.template, embedding.map.toText(offset)), embedding.map);
  if (template.engine === 'handlebars') return handlebarsLocalNames(template.body, offset);
  return template.engine === 'jinja2' ? localNames(template.body, offset) : [];
}

/** Every name a template writes, in source order, the words of its language included. */
export function namesIn(template: Template): readonly TemplateName[] {
  const { embedding } = template;
  if (embedding !== undefined) return moveSpans(namesIn(embedding.template), embedding.map);
  switch (template.engine) {
    case 'jinja2':
      return findJinjaNames(template);
    case 'handlebars':
      return findHandlebarsNames(template);
    case 'mustache':
      return findMustacheNames(template);
    case 'placeholders':
      return findPlaceholderNames(template);
    case 'poml':
      return findPomlNames(template);
    case 'text':
      return [];
  }
}
