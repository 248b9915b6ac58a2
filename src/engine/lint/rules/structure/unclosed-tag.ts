import type { PromptDoc, PromptFormat } from '../../../prompt/prompt-doc.js';
import { replace } from '../../../text/edit.js';
import type { Span } from '../../../text/span.js';
import { everyFormat } from '../../format-groups.js';
import { isInExample } from '../../prose/example-spans.js';
import { literalText, messageBodies, proseText } from '../../prose/masked-text.js';
import { defineRule, type Report } from '../../rule.js';

const ownLine = /^[ \t]*(<(\/?)([A-Za-z][\w.-]*)[ \t]*(\/?)>)[ \t]*$/gm;
const anyTag = /<(\/?)([A-Za-z][\w.-]*)(?:\s[^<>]*)?>/g;

/** Tags that HTML leaves open, and those in which people write Markdown pages. */
const html =
  /^(?:a|b|body|br|button|code|col|dd|details|div|dl|dt|em|footer|form|h[1-6]|head|header|hr|html|i|iframe|img|input|label|li|link|main|meta|nav|ol|option|p|picture|pre|script|section|select|source|span|strong|style|sub|summary|sup|svg|table|tbody|td|template|textarea|th|thead|title|tr|ul|video|wbr)$/i;

/** POML is XML itself: its reader says what is not closed. */
const formats: readonly PromptFormat[] = everyFormat.filter((format) => format !== 'poml');

/** Where a part ends is what the tag was for. */
export const unclosedTag = defineRule({
  meta: {
    id: 'structure/unclosed-tag',
    summary: 'Every tag that stands alone on its line is opened and closed equally often.',
    kind: 'objective',
    severity: 'warning',
    formats,
    fix: 'suggest',
    sources: [
      {
        title: 'A Taxonomy of Prompt Defects in LLM Systems (arXiv 2509.14404)',
        url: 'https://arxiv.org/abs/2509.14404',
        kind: 'paper',
        verifiedOn: '2026-11-26',
      },
    ],
  },

  *check({ doc }) {
    // What is put in at run time may bring the other half.
    if (doc.template.facts.includes.length > 0) return;
    const prose = proseText(doc);
    if (!prose.includes('<')) return;
    for (const body of messageBodies(doc)) yield* faultsIn(body, doc, prose);
  },
});

function* faultsIn(body: Span, doc: PromptDoc, prose: string): Generator<Report> {
  const ownTags = ownLineTags(prose, body);
  if (ownTags.size === 0) return;
  const all = countAll(literalText(doc).slice(body.start, body.end));
  for (const [name, tags] of ownTags) {
    const count = all.get(name) ?? { opened: 0, closed: 0 };
    const report = faultOf(name, tags, count);
    if (report === undefined || isInExample(doc, report.span)) continue;
    // One of two branches may open what both close.
    if (count.opened > 0 && count.closed > 0 && hasBranches(doc, body)) continue;
    // An opening tag at the end is the beginning of the answer.
    if (prose.slice(report.span.end, body.end).trim() !== '' || report.suggestions !== undefined) yield report;
  }
}

function hasBranches({ text }: PromptDoc, { start, end }: Span): boolean {
  return /\{%|\{\{[#^]/.test(text.slice(start, end));
}

interface Tag {
  readonly span: Span;
  readonly kind: 'open' | 'close' | 'empty';
}

interface Count {
  opened: number;
  closed: number;
}

function countAll(text: string): ReadonlyMap<string, Count> {
  const counts = new Map<string, Count>();
  for (const { 0: tag, 1: slash, 2: name = '' } of text.matchAll(anyTag)) {
    if (tag.endsWith('/>')) continue;
    const count = counts.get(name) ?? { opened: 0, closed: 0 };
    counts.set(name, count);
    if (slash === '/') count.closed++;
    else count.opened++;
  }
  return counts;
}

function ownLineTags(prose: string, body: Span): ReadonlyMap<string, readonly Tag[]> {
  const byName = new Map<string, Tag[]>();
  for (const { 0: line, 1: tag = '', 2: slash, 3: name = '', 4: empty, index } of prose
    .slice(body.start, body.end)
    .matchAll(ownLine)) {
    if (html.test(name)) continue;
    const start = body.start + index + line.indexOf(tag);
    const kind = slash === '/' ? 'close' : empty === '/' ? 'empty' : 'open';
    const tags = byName.get(name) ?? [];
    byName.set(name, tags);
    tags.push({ span: { start, end: start + tag.length }, kind });
  }
  return byName;
}

function faultOf(name: string, tags: readonly Tag[], { opened, closed }: Count): Report | undefined {
  const own = (kind: Tag['kind']): Tag[] => tags.filter((tag) => tag.kind === kind);
  const [open, close, empty] = [own('open'), own('close'), own('empty')];
  if (open.length === close.length || opened === closed) return undefined;
  const [slip] = empty;
  if (slip !== undefined && open.length > close.length) {
    return {
      span: slip.span,
      message: `'<${name}/>' opens and closes nothing, and '<${name}>' is never closed: change it to '</${name}>'.`,
      suggestions: [{ title: `Change to '</${name}>'`, edits: [replace(slip.span, `</${name}>`)] }],
    };
  }
  // In capitals and never closed it is a word for somebody to fill in.
  if (closed === 0 && name === name.toUpperCase()) return undefined;
  const extra = open.length > close.length ? unmatched(tags, 'open') : unmatched(tags, 'close');
  if (extra === undefined) return undefined;
  const written = extra.kind === 'open' ? `<${name}>` : `</${name}>`;
  const help = extra.kind === 'open' ? `close it with '</${name}>'` : `open it with '<${name}>', or take it out`;
  return { span: extra.span, message: `'${written}' has no partner: ${help}.` };
}

/** The first tag without a partner, pairs being taken from the inside. */
function unmatched(tags: readonly Tag[], kind: 'open' | 'close'): Tag | undefined {
  const waiting: Tag[] = [];
  for (const tag of tags) {
    if (tag.kind === 'open') waiting.push(tag);
    if (tag.kind === 'close' && waiting.pop() === undefined && kind === 'close') return tag;
  }
  return kind === 'open' ? waiting[0] : undefined;
}
