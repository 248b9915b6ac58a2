import { Parser } from 'yaml';
import { applyEdits, replace, type Edit } from '../../text/edit.js';
import { contains, sliceOf, type Span } from '../../text/span.js';
import { yamlGaps } from './yaml-gaps.js';
import { yamlIndents } from './yaml-indents.js';
import { yamlLines, type YamlLine } from './yaml-lines.js';
import { yamlMeaning } from './yaml-meaning.js';

/**
 * Re-indents YAML by two blanks a level and puts one blank where blanks are: order, quotes, comments and the text of
 * values stay. Nothing is changed where the YAML has faults, or would read differently afterwards. `within` is where
 * changes are wanted.
 */
export function formatYaml(text: string, yaml: Span, within: Span): Edit[] {
  const source = sliceOf(text, yaml);
  // To the YAML parser a carriage return alone ends a line in some places only.
  if (/\r(?!\n)/.test(source)) return [];
  const meaning = yamlMeaning(source);
  if (meaning === undefined) return [];
  const all = blankEdits(source);
  // Text that would go on changing is no text that this layout fits.
  if (all.length > 0 && blankEdits(applyEdits(source, all)).length > 0) return [];
  const place = ({ start, end }: Span): Span => ({ start: start + yaml.start, end: end + yaml.start });
  const edits = all.filter(({ span }) => contains(within, place(span)));
  if (edits.length === 0 || yamlMeaning(applyEdits(source, edits)) !== meaning) return [];
  return edits.map(({ span, text: blanks }) => replace(place(span), blanks));
}

function blankEdits(source: string): Edit[] {
  const tokens = [...new Parser().parse(source)];
  const lines = yamlLines(source);
  return [...yamlIndents(tokens, lines), ...yamlGaps(source, tokens), ...lineEnds(lines)];
}

/** Blanks at the end of a line, unless they may belong to a value. */
function lineEnds(lines: readonly YamlLine[]): Edit[] {
  return lines.flatMap(({ start, text, inScalar }): Edit[] => {
    const kept = text.trimEnd().length;
    return inScalar || kept === text.length ? [] : [replace({ start: start + kept, end: start + text.length }, '')];
  });
}
