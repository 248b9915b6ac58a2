import { parse, parser } from 'handlebars/dist/cjs/handlebars/compiler/base.js';
import type { Problem } from '../../text/problem.js';
import { sliceOf, type Span } from '../../text/span.js';
import { checkBlocks, opensBlock } from './check-blocks.js';
import type { Tag } from './lex-tags.js';

/** What is wrong with a template, and what to leave out of it so that the rest can be parsed. */
interface Diagnosis {
  readonly problems: readonly Problem[];
  readonly broken: readonly Tag[];
  /** The ends of blocks that have none, to be added after the template. */
  readonly ends: string;
}

/** Looks for every fault of a template that the library refused, one tag at a time; the library stops at the first. */
export function diagnoseTags(source: string, tags: readonly Tag[]): Diagnosis {
  const problems: Problem[] = [];
  const complain = ({ start, end }: Span, message: string): void =>
    void problems.push({ code: 'template-syntax', message, span: { start, end } });
  const broken = new Set<Tag>();
  const unreadable = new Set<Tag>();
  for (const tag of tags) {
    const fault = faultOf(source, tag);
    if (fault === undefined) continue;
    complain(fault.span, fault.message);
    (opensBlock(tag) && tag.closed ? unreadable : broken).add(tag);
  }
  const blocks = checkBlocks(
    source,
    tags.filter((tag) => !broken.has(tag)),
    unreadable,
  );
  for (const { tag, message } of blocks.faults) complain(tag, message);
  const ends = blocks.unclosed.map((tag) => `{{/${sliceOf(source, tag.name)}}}`).reverse();
  return { problems, broken: [...broken, ...unreadable, ...blocks.broken], ends: ends.join('') };
}

interface Fault {
  readonly message: string;
  readonly span: Span;
}

/** What is wrong inside one tag. */
function faultOf(source: string, tag: Tag): Fault | undefined {
  if (!tag.closed) return { message: unclosedTag(tag), span: tag };
  const [before, after] = surroundings(sliceOf(source, tag.name), tag);
  const written = sliceOf(source, tag);
  try {
    parse(standIns(before + written + after));
    return undefined;
  } catch (error) {
    const { matched, match } = parser.lexer;
    const at = tag.start + matched.length - match.length - before.length;
    const inner = sliceOf(source, tag.inner);
    return { message: messageOf(error, written, inner), span: faultyPart(tag, at, match.length) };
  }
}

function unclosedTag({ kind }: Tag): string {
  if (kind === 'comment')
    return 'This comment is not closed: write `}}` after it, or `--}}` where it began with `{{!--`.';
  return kind === 'raw-block'
    ? 'This raw block is not closed: write `{{{{/name}}}}` after its text.'
    : 'This tag is not closed: write `}}` after it.';
}

/** What makes a template of a single tag. */
function surroundings(name: string, tag: Tag): readonly [string, string] {
  if (tag.kind === 'else' || tag.kind === 'else-chain') return ['{{#if x}}', '{{/if}}'];
  if (tag.kind === 'close') return [`{{#${name}}}`, ''];
  return opensBlock(tag) ? ['', `{{/${name}}}`] : ['', ''];
}

function faultyPart({ start, end, inner }: Tag, at: number, length: number): Span {
  if (at < inner.start || at >= inner.end) return { start, end };
  return { start: at, end: Math.min(at + Math.max(1, length), inner.end) };
}

function messageOf(error: unknown, tag: string, inner: string): string {
  if (inner === '') return 'This tag is empty: name the value it stands for, or remove it.';
  if (/\||==|!=|&&|<|>=?\s/.test(inner))
    return `\`${tag}\` has an operator or a filter, and Handlebars has none: use a helper, such as \`{{#ifEquals a b}}\`.`;
  const said = error instanceof Error ? error.message : '';
  const reason = /^(?:Parse|Lexical) error/.test(said) ? '' : ` (${said})`;
  return `\`${tag}\` cannot be read${reason}: write a name, then its arguments with blanks between them.`;
}

/** NUL ends the library's text, and it counts columns wrongly after the line breaks only Unicode knows. */
export function standIns(source: string): string {
  return source.replaceAll('\0', '\u0001').replaceAll(/[\u2028\u2029]/g, '\u2003');
}
