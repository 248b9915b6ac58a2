import { type FrontMatterPlace, linesOf, type TextLine } from '../../find-front-matter.js';
import { isPromptyRole } from './role-lines.js';

const opens = /^\s*(?:---|\+\+\+)[ \t]*$/;
const closes = /^(?:---|\+\+\+)[ \t]*$/;
/** A closing line as the specification's pattern also takes it: indented, or with the body's first words behind it. */
const closesLoosely = /^[ \t]*(?:---|\+\+\+)(?=[ \t]|$)/;

/**
 * Prompty's front matter (specification §2.2): between two lines `---` or `+++`, blanks before the first, blanks after
 * the second left off. The specification gives a pattern that finds `---` inside a value too; lines keep such values whole.
 */
export function splitPrompty(text: string): FrontMatterPlace | undefined {
  const lines = linesOf(text, text.startsWith('\uFEFF') ? 1 : 0);
  const first = lines.findIndex((line) => contentOf(text, line).trim() !== '');
  const opening = lines[first];
  if (opening === undefined || !opens.test(contentOf(text, opening))) return undefined;
  const rest = lines.slice(first + 1);
  const closing =
    rest.find((line) => closes.test(contentOf(text, line))) ??
    rest.find((line) => closesLoosely.test(contentOf(text, line)));
  const fence = opening.start + contentOf(text, opening).search(/\S/);
  const place = { opening: { start: fence, end: fence + 3 } };
  if (closing !== undefined) {
    const after = closing.start + (closesLoosely.exec(contentOf(text, closing))?.[0].length ?? 0);
    const bodyStart = after + (/^\s*/.exec(text.slice(after))?.[0].length ?? 0);
    return { ...place, yaml: { start: opening.next, end: closing.start }, closed: true, bodyStart };
  }
  const end = rest.find((line) => isPromptyRole(contentOf(text, line)))?.start ?? text.length;
  return { ...place, yaml: { start: opening.next, end }, closed: false, bodyStart: end };
}

function contentOf(text: string, { start, end }: TextLine): string {
  return text.slice(start, end);
}
