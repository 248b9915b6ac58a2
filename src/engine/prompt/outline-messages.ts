import { roles } from '../model/chat-model.js';
import type { TemplateFacts } from '../template/template.js';
import { contains, sliceOf, type Span } from '../text/span.js';
import type { MessageOutline, MessageStyle } from './prompt-doc.js';

type RolesOfText = Pick<MessageStyle, 'roleBefore' | 'roleWithout'>;

/** The messages of a file as it stands. Blank text and comments alone make no message. */
export function outlineMessages(
  text: string,
  body: Span,
  facts: TemplateFacts,
  { roleBefore, roleWithout }: RolesOfText,
): MessageOutline[] {
  const starts = facts.markers.map((marker) => marker.span.start);
  const marked = facts.markers.flatMap(({ name, span }, i): MessageOutline[] => {
    const role = roles.find((candidate) => candidate === name);
    if (role === undefined) return [];
    const end = starts[i + 1] ?? body.end;
    // A template may end before the line break behind its last role.
    return [{ role, roleSpan: span, body: { start: Math.min(afterLineBreak(text, span.end), end), end } }];
  });
  const before = { start: body.start, end: starts[0] ?? body.end };
  if (!prints(text, before, facts)) return marked;
  return [{ role: marked.length === 0 ? roleWithout : roleBefore, roleSpan: undefined, body: before }, ...marked];
}

function prints(text: string, span: Span, { holes, includes, literals }: TemplateFacts): boolean {
  const within = (inner: Span): boolean => contains(span, inner);
  return (
    holes.some((hole) => within(hole.span)) ||
    includes.some((include) => within(include.span)) ||
    literals.some((literal) => within(literal) && sliceOf(text, literal).replace('\uFEFF', '').trim() !== '')
  );
}

function afterLineBreak(text: string, at: number): number {
  if (text.startsWith('\r\n', at)) return at + 2;
  return text[at] === '\n' || text[at] === '\r' ? at + 1 : at;
}
