import type { Tag, TagKind } from '../template/handlebars/lex-tags.js';
import type { HandlebarsTemplate } from '../template/handlebars/parse-handlebars.js';
import { sliceOf } from '../text/span.js';
import type { TagRole, TemplateTag } from './template-tag.js';

const roles: Readonly<Record<TagKind, TagRole>> = {
  output: 'single',
  comment: 'comment',
  block: 'open',
  'inverse-block': 'open',
  partial: 'single',
  'partial-block': 'open',
  close: 'close',
  else: 'middle',
  'else-chain': 'middle',
  'raw-block': 'single',
};

export function handlebarsTags({ source, tags }: HandlebarsTemplate): readonly TemplateTag[] {
  return tags.filter(({ closed }) => closed).map((tag) => tagOf(source, tag));
}

function tagOf(source: string, { kind, start, end, inner, name }: Tag): TemplateTag {
  const role = roles[kind];
  const named = role === 'open' || role === 'close' ? sliceOf(source, name) : undefined;
  return { span: { start, end }, inner, role, name: named };
}
