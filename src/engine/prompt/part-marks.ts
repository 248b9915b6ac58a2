import type { TemplateFacts } from '../template/template.js';
import type { Problem } from '../text/problem.js';
import { sliceOf, type Span } from '../text/span.js';

/** A region between `{# part: name #}` or `{# frozen #}` and its `{# end #}`. */
export interface MarkedRegion {
  /** Undefined for a frozen region. */
  readonly name: string | undefined;
  /** Both comments included. */
  readonly whole: Span;
  /** Between the comments. */
  readonly inner: Span;
  /** True inside a frozen region, and of a frozen region itself. */
  readonly frozen: boolean;
}

interface Open {
  readonly name: string | undefined;
  readonly comment: Span;
}

interface Reading {
  readonly regions: readonly MarkedRegion[];
  readonly problems: readonly Problem[];
}

/** Reads the marks in the template's comments; a mark that is not closed, not opened or used twice is a problem. */
export function readMarks(text: string, facts: Pick<TemplateFacts, 'comments'>): Reading {
  const regions: MarkedRegion[] = [];
  const problems: Problem[] = [];
  const open: Open[] = [];
  const names = new Set<string>();
  const complain = (code: string, message: string, span: Span): void => void problems.push({ code, message, span });
  for (const { span, inner } of facts.comments) {
    const mark = markOf(sliceOf(text, inner));
    if (mark === undefined) continue;
    if (mark === 'end') {
      const opened = open.pop();
      if (opened === undefined) complain('mark-unopened', 'This `end` closes no part; remove it.', span);
      else regions.push(regionOf(opened, span, open));
      continue;
    }
    const { name } = mark;
    if (name !== undefined && names.has(name)) {
      complain('part-duplicate', `There is another part \`${name}\`; give this one a name of its own.`, span);
    }
    if (name !== undefined && open.some((outer) => outer.name !== undefined)) {
      complain(
        'part-nested',
        `A part cannot stand inside another; close the outer one first with \`${endMark(text, span)}\`.`,
        span,
      );
    }
    if (name !== undefined) names.add(name);
    open.push({ name, comment: span });
  }
  for (const { comment } of open)
    complain('mark-unclosed', `This mark is not closed; write \`${endMark(text, comment)}\` after its text.`, comment);
  return { regions: regions.sort((a, b) => a.whole.start - b.whole.start), problems };
}

/** In the form of the template's own comments. */
function endMark(text: string, comment: Span): string {
  return text.startsWith('{{', comment.start) ? '{{! end }}' : '{# end #}';
}

function markOf(comment: string): 'end' | { name: string | undefined } | undefined {
  const word = comment.trim();
  if (word === 'end') return 'end';
  if (word === 'frozen') return { name: undefined };
  const name = /^part:\s*(\S+)$/.exec(word)?.[1];
  return name === undefined ? undefined : { name };
}

function regionOf({ name, comment }: Open, end: Span, around: readonly Open[]): MarkedRegion {
  return {
    name,
    whole: { start: comment.start, end: end.end },
    inner: { start: comment.end, end: end.start },
    frozen: name === undefined || around.some((outer) => outer.name === undefined),
  };
}
