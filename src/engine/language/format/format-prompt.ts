import type { PromptDoc } from '../../prompt/prompt-doc.js';
import { namesIn, parseTemplate, type Template } from '../../template/engines.js';
import { applyEdits, type Edit } from '../../text/edit.js';
import { contains, sliceOf, type Span } from '../../text/span.js';
import { yamlOf } from '../yaml-of.js';
import { templateTags } from '../template-tags.js';
import { formatBracesTags } from './format-braces-tags.js';
import { formatEmbedded } from './format-embedded.js';
import { formatJinjaTags } from './format-jinja-tags.js';
import { formatPoml } from './format-poml.js';
import { formatYaml } from './format-yaml.js';

/**
 * Tidies front matter, a file's YAML and the tags of templates: blanks only, and none that could reach a model or change
 * a value. `docs` are all prompts of a file; `within` keeps to the changes inside a selection.
 */
export function formatFile(docs: readonly [PromptDoc, ...PromptDoc[]], within?: Span): Edit[] {
  const [{ text }] = docs;
  const range = within ?? { start: 0, end: text.length };
  const yaml = yamlOf(docs[0]);
  const tags = [...docs.flatMap(formatTags), ...formatEmbedded(docs)];
  return [
    ...(yaml === undefined ? [] : formatYaml(text, yaml, range)),
    ...tags.filter(({ span }) => contains(range, span)),
  ];
}

/** The same of the only prompt of a file. */
export function formatPrompt(doc: PromptDoc, within?: Span): Edit[] {
  return formatFile([doc], within);
}

function formatTags({ text, body, template }: PromptDoc): Edit[] {
  // In a value of YAML a blank can be written in more ways than one.
  if (template.embedding !== undefined) return [];
  switch (template.engine) {
    case 'jinja2':
      return formatJinjaTags(template);
    case 'handlebars':
    case 'mustache': {
      const edits = formatBracesTags(text, templateTags(template));
      return keepsMeaning(template, body, edits) ? edits : [];
    }
    case 'poml':
      return formatPoml(template, body);
    default:
      return [];
  }
}

/** Whether the template has the same text and names after the change. */
function keepsMeaning({ source, engine }: Template, body: Span, edits: readonly Edit[]): boolean {
  if (edits.length === 0) return true;
  const changed = applyEdits(source, edits);
  const range = { start: body.start, end: body.end + changed.length - source.length };
  const before = parseTemplate(source, engine, { range: body });
  return meaningOf(parseTemplate(changed, engine, { range })) === meaningOf(before);
}

function meaningOf(template: Template): string {
  const { literals, problems } = template.facts;
  const texts = literals.map((span) => sliceOf(template.source, span));
  return JSON.stringify([texts, problems.length, namesIn(template).map(({ name, kind }) => [name, kind])]);
}
