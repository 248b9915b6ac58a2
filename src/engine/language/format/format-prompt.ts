import type { PromptDoc } from '../../prompt/prompt-doc.js';
import type { Template } from '../../template/engines.js';
import type { Edit } from '../../text/edit.js';
import { contains, type Span } from '../../text/span.js';
import { formatJinjaTags } from './format-jinja-tags.js';
import { formatYaml } from './format-yaml.js';

/**
 * Tidies front matter and template tags: blanks only, and none that could reach a model or change a value.
 * `within` keeps to the changes inside a selection.
 */
export function formatPrompt(doc: PromptDoc, within: Span = { start: 0, end: doc.text.length }): Edit[] {
  const { text, frontMatter, template } = doc;
  return [
    ...(frontMatter === undefined ? [] : formatYaml(text, frontMatter.span, within)),
    ...formatTags(template).filter(({ span }) => contains(within, span)),
  ];
}

function formatTags(template: Template): Edit[] {
  return template.engine === 'jinja2' ? formatJinjaTags(template) : [];
}
