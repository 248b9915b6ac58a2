import { createLineIndex } from '../../text/line-index.js';
import { inTextOrder, sliceOf } from '../../text/span.js';
import { type RenderOptions, type Rendering, type Segment, TemplateError, type UndefinedUse } from '../template.js';
import type { Placeholder, PlaceholdersTemplate } from './parse-placeholders.js';

const mostOutput = 10_000_000;

/**
 * Puts the values in place. One without a value stays as it is written: VS Code sends it so, and models understand the
 * form and ask for what is missing.
 * @throws TemplateError when an input has no value and `strict` asks for all of them, and when the text gets too long
 */
export function renderPlaceholders(
  { source, facts, placeholders }: PlaceholdersTemplate,
  values: Readonly<Record<string, unknown>>,
  { strict = false, limits }: RenderOptions = {},
): Rendering {
  const missing: UndefinedUse[] = [];
  const filled = placeholders.map((placeholder): Segment => {
    const text = valueText(values, placeholder.name);
    if (text !== undefined) return valueSegment(placeholder, text);
    if (placeholder.isInput) missing.push({ name: placeholder.name, span: placeholder.nameSpan, template: undefined });
    return { kind: 'literal', text: sliceOf(source, placeholder.span), span: placeholder.span, template: undefined };
  });
  const [first] = missing;
  if (strict && first !== undefined) throw errorAt(source, first.span.start, `'${first.name}' is undefined`);
  const literals = facts.literals.map((span): Segment => {
    return { kind: 'literal', text: sliceOf(source, span).replaceAll(/\r\n?/g, '\n'), span, template: undefined };
  });
  const markers = facts.markers.map(({ name, span }): Segment => ({ kind: 'marker', name, span, template: undefined }));
  const segments = [...filled, ...literals, ...markers].sort(inTextOrder);
  checkLength(segments, source, limits?.output ?? mostOutput);
  return { segments, undefined: missing };
}

function valueSegment({ name, nameSpan }: Placeholder, text: string): Segment {
  return { kind: 'value', text, span: nameSpan, template: undefined, variable: name };
}

/** Texts as they are, other values as JSON writes them; undefined where there is none. */
function valueText(values: Readonly<Record<string, unknown>>, name: string): string | undefined {
  const value: unknown = Object.hasOwn(values, name) ? values[name] : undefined;
  if (value === undefined || value === null) return undefined;
  return typeof value === 'string' ? value : JSON.stringify(value);
}

function checkLength(segments: readonly Segment[], source: string, most: number): void {
  let length = 0;
  for (const segment of segments) {
    length += 'text' in segment ? segment.text.length : 0;
    if (length > most) {
      const message = `The output is longer than ${most} characters: make the template or its data smaller.`;
      throw errorAt(source, segment.span.start, message);
    }
  }
}

function errorAt(source: string, offset: number, message: string): TemplateError {
  return new TemplateError(message, createLineIndex(source).positionAt(offset));
}
