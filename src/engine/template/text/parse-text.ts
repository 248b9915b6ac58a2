import { inTextOrder, type Span } from '../../text/span.js';
import { spansBetween } from '../spans-between.js';
import type { MarkerFinder, ParsedTemplate, Rendering, Segment, TemplateFacts } from '../template.js';

/** A text without tags. */
export interface TextTemplate extends ParsedTemplate {
  readonly engine: 'text';
}

export interface TextOptions {
  /** Only this part of the source is the template. */
  readonly range?: Span | undefined;
  readonly markers?: MarkerFinder | undefined;
}

/** Takes a text as it is: all of it is literal, but for the lines that start a message. */
export function parseText(source: string, { range, markers: find }: TextOptions = {}): TextTemplate {
  const whole = range ?? { start: 0, end: source.length };
  const markers = find?.(source.slice(whole.start, whole.end), whole.start) ?? [];
  const facts: TemplateFacts = {
    problems: [],
    uses: [],
    holes: [],
    includes: [],
    comments: [],
    markers,
    literals: spansBetween(
      whole,
      markers.map(({ span }) => span),
    ),
  };
  return { engine: 'text', source, facts };
}

/** The text is the same for every row. */
export function renderText({ source, facts }: TextTemplate): Rendering {
  const literals = facts.literals.map((span): Segment => {
    const text = source.slice(span.start, span.end).replaceAll(/\r\n?/g, '\n');
    return { kind: 'literal', text, span, template: undefined };
  });
  const markers = facts.markers.map(({ name, span }): Segment => ({ kind: 'marker', name, span, template: undefined }));
  return { segments: [...literals, ...markers].sort(inTextOrder), undefined: [] };
}
