import type { Template } from '../template/engines.js';
import { moveSpans } from '../template/embedding.js';
import { handlebarsTags } from './handlebars-tags.js';
import { jinjaTags } from './jinja-tags.js';
import { mustacheTags } from './mustache-tags.js';
import type { TemplateTag } from './template-tag.js';

/** Several features ask about the same version of a text, one after another. */
const known = new WeakMap<Template, readonly TemplateTag[]>();

/** The tags of a template in source order, those inside a broken block included. */
export function templateTags(template: Template): readonly TemplateTag[] {
  const tags = known.get(template) ?? findTags(template);
  known.set(template, tags);
  return tags;
}

function findTags(template: Template): readonly TemplateTag[] {
  const { embedding } = template;
  if (embedding !== undefined) return moveSpans(templateTags(embedding.template), embedding.map);
  switch (template.engine) {
    case 'jinja2':
      return jinjaTags(template);
    case 'handlebars':
      return handlebarsTags(template);
    case 'mustache':
      return mustacheTags(template);
    case 'placeholders':
    case 'poml':
    case 'text':
      return [];
  }
}

/** A block: its tags and everything between them. */
export interface TagBlock {
  readonly open: TemplateTag;
  readonly middles: readonly TemplateTag[];
  readonly close: TemplateTag;
}

/** Every block that is closed, in the order of their ends. One that is not closed is left out with its `else` tags. */
export function tagBlocks(tags: readonly TemplateTag[]): readonly TagBlock[] {
  const open: { readonly tag: TemplateTag; readonly middles: TemplateTag[] }[] = [];
  const blocks: TagBlock[] = [];
  for (const tag of tags) {
    if (tag.role === 'open') open.push({ tag, middles: [] });
    else if (tag.role === 'middle') open.at(-1)?.middles.push(tag);
    if (tag.role !== 'close') continue;
    const at = open.findLastIndex((candidate) => candidate.tag.name === tag.name);
    const [opened] = at < 0 ? [] : open.splice(at);
    if (opened !== undefined) blocks.push({ open: opened.tag, middles: opened.middles, close: tag });
  }
  return blocks;
}
