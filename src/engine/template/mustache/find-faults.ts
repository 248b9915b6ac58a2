import type { Problem } from '../../text/problem.js';
import { inTextOrder, type Span } from '../../text/span.js';
import { defaultDelimiters, type Delimiters, readDelimiters } from './nodes.js';

export interface Faults {
  readonly problems: readonly Problem[];
  /** The text with blanks for each faulty tag, as long as before: what is left can be read. */
  readonly mended: string;
}

/** A reader wants the first ones; thousands would only slow the editor. */
const mostProblems = 100;

interface Tag extends Span {
  readonly sigil: string;
  readonly name: string;
}

/** Looks for every faulty tag of a template that does not parse: a reader stops at the first one, an editor shows all. */
export function findFaults(text: string): Faults {
  const problems: Problem[] = [];
  const complain = (span: Span, message: string): void =>
    void problems.push({ code: 'template-syntax', message, span: { start: span.start, end: span.end } });
  matchSections(scanTags(text, complain), complain);
  problems.sort(inTextOrder);
  return { problems: problems.slice(0, mostProblems), mended: mend(text, problems) };
}

type Complain = (span: Span, message: string) => void;

function scanTags(text: string, complain: Complain): Tag[] {
  const tags: Tag[] = [];
  let delimiters = defaultDelimiters;
  let at = 0;
  for (;;) {
    const start = text.indexOf(delimiters.open, at);
    if (start < 0) return tags;
    const tag = readTag(text, start, delimiters);
    at = tag?.end ?? start + delimiters.open.length;
    if (tag === undefined) {
      const { open, close } = delimiters;
      complain(
        { start, end: at },
        `This tag is not closed: write \`${close}\` after the name that follows \`${open}\`.`,
      );
    } else if (tag.sigil !== '=') tags.push(tag);
    else {
      const changed = readDelimiters(tag.name);
      if (changed === undefined)
        complain(tag, 'New delimiters must be two texts with a blank between them, such as `{{=<% %>=}}`.');
      delimiters = changed ?? delimiters;
    }
  }
}

function readTag(text: string, start: number, { open, close }: Delimiters): Tag | undefined {
  const inside = afterBlanks(text, start + open.length);
  const sigil = '#^/>{&=!'.includes(text[inside] ?? '-') ? (text[inside] ?? '') : '';
  const name = afterBlanks(text, inside + sigil.length);
  const closers: Readonly<Record<string, string>> = { '{': `}${close}`, '=': '=' };
  const closer = closers[sigil] ?? close;
  const nameEnd = text.indexOf(closer, name);
  if (nameEnd < 0) return undefined;
  const found = sigil === '=' ? text.indexOf(close, nameEnd + 1) : nameEnd + closer.length - close.length;
  if (found < 0) return undefined;
  return { sigil, name: text.slice(name, nameEnd).trimEnd(), start, end: found + close.length };
}

function afterBlanks(text: string, from: number): number {
  const blanks = /\s*/y;
  blanks.lastIndex = from;
  return from + (blanks.exec(text)?.[0].length ?? 0);
}

/** A closing tag that belongs to an outer section shows that the inner ones are open; any other closes nothing. */
function matchSections(tags: readonly Tag[], complain: Complain): void {
  const open: Tag[] = [];
  const unclosed = (tag: Tag): void =>
    complain(tag, `The section \`${tag.name}\` is not closed: write its closing tag, \`/${tag.name}\`, where it ends.`);
  for (const tag of tags) {
    if (tag.sigil === '#' || tag.sigil === '^') open.push(tag);
    if (tag.sigil !== '/') continue;
    const at = open.findLastIndex(({ name }) => name === tag.name);
    if (at < 0)
      complain(tag, `This closes no section: remove it, or open the section before it with \`#${tag.name}\`.`);
    else for (const inner of open.splice(at).slice(1)) unclosed(inner);
  }
  open.forEach(unclosed);
}

function mend(text: string, problems: readonly Problem[]): string {
  let mended = '';
  let at = 0;
  for (const { span } of problems) {
    mended += text.slice(at, span.start) + text.slice(span.start, span.end).replaceAll(/[^\r\n]/g, ' ');
    at = span.end;
  }
  return mended + text.slice(at);
}
