import type { Template } from '../template/engines.js';
import { jinjaTags } from './jinja-tags.js';
import type { TemplateTag } from './template-tag.js';

/** The tags of a template in source order, those inside a broken block included. */
export function templateTags(template: Template): readonly TemplateTag[] {
  return template.engine === 'jinja2' ? jinjaTags(template) : [];
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
