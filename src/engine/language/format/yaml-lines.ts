import { isScalar, parseDocument, visit } from 'yaml';

/** A line of YAML, without its line break. */
export interface YamlLine {
  readonly start: number;
  readonly text: string;
  readonly indent: number;
  /** True of every line but the first of a scalar: its blanks may be part of a value. */
  readonly inScalar: boolean;
}

/** The lines of a source. LF, CRLF and CR end one. */
export function yamlLines(source: string): YamlLine[] {
  const starts = [0, ...Array.from(source.matchAll(/\r\n|\r|\n/g), ({ 0: end, index }) => index + end.length)];
  const inside = scalarRanges(source);
  let at = 0;
  return starts.map((start, i) => {
    const text = source.slice(start, starts[i + 1] ?? source.length).replace(/[\r\n]+$/, '');
    while ((inside[at]?.[1] ?? Infinity) <= start) at++;
    const [from = Infinity] = inside[at] ?? [];
    return { start, text, indent: text.length - text.trimStart().length, inScalar: from < start };
  });
}

function scalarRanges(source: string): (readonly [number, number])[] {
  const ranges: (readonly [number, number])[] = [];
  visit(parseDocument(source, { prettyErrors: false, uniqueKeys: false, logLevel: 'silent' }), (_key, node) => {
    if (isScalar(node) && node.range) ranges.push([node.range[0], node.range[1]]);
  });
  return ranges.sort((a, b) => a[0] - b[0]);
}
