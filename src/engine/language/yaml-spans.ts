import { isPair, parseDocument, visit } from 'yaml';
import { sliceOf, type Span } from '../text/span.js';

/** The scalars, pairs and collections around an offset, in no order. Empty where the YAML cannot be read. */
export function yamlSpans(text: string, yaml: Span, offset: number): Span[] {
  const source = sliceOf(text, yaml);
  const document = parseDocument(source, { prettyErrors: false, uniqueKeys: false, logLevel: 'silent' });
  const found: Span[] = [yaml];
  const add = (start: number, end: number): void => {
    const span = { start: yaml.start + start, end: yaml.start + end };
    if (span.start <= offset && offset <= span.end) found.push(span);
  };
  visit(document, {
    Scalar: (_key, { range }) => {
      if (range) add(range[0], range[1]);
    },
    Collection: (_key, { range }) => {
      if (range) add(range[0], withoutBreaks(source, range[1]));
    },
    Pair: (_key, pair) => {
      const start = rangeOf(pair.key)?.[0];
      const end = (rangeOf(pair.value) ?? rangeOf(pair.key))?.[1];
      if (start !== undefined && end !== undefined) add(start, withoutBreaks(source, end));
    },
  });
  return found;
}

function rangeOf(node: unknown): readonly [number, number, number] | undefined {
  if (isPair(node) || node === null || typeof node !== 'object') return undefined;
  const { range } = node as { range?: readonly [number, number, number] | null };
  return range ?? undefined;
}

function withoutBreaks(source: string, end: number): number {
  return source.slice(0, end).trimEnd().length;
}
