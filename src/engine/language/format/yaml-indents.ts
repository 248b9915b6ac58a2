import type { CST } from 'yaml';
import { replace, type Edit } from '../../text/edit.js';
import type { YamlLine } from './yaml-lines.js';

const step = 2;

/** Moves every key and list item to the column of its depth, and the lines of its value along with it. */
export function yamlIndents(tokens: readonly CST.Token[], lines: readonly YamlLine[]): Edit[] {
  const columns = new Map<number, number>();
  for (const token of tokens) if (token.type === 'document' && token.value !== undefined) lay(columns, token.value, 0);
  let shift = 0;
  const shifts = lines.map(({ start, indent }) => {
    const column = columns.get(start + indent);
    if (column !== undefined) shift = column - indent;
    return shift;
  });
  return lines.flatMap((line, i): Edit[] => {
    const moved = isComment(line) ? commentShift(lines, shifts, i) : (shifts[i] ?? 0);
    const indent = Math.max(0, line.indent + moved);
    const blank = line.text.trim() === '' && !line.inScalar;
    if (blank || indent === line.indent) return [];
    const span = { start: line.start, end: line.start + line.indent };
    return [replace(span, ' '.repeat(indent))];
  });
}

/** Notes the column at which every key and `-` belongs, by its offset. */
function lay(columns: Map<number, number>, token: CST.Token, column: number): void {
  if (token.type === 'block-map') {
    for (const { key, value } of token.items) {
      if (key !== undefined && key !== null) columns.set(key.offset, column);
      if (value === undefined) continue;
      const flush = value.type === 'block-seq' && value.indent === token.indent;
      lay(columns, value, flush ? column : column + step);
    }
  }
  if (token.type === 'block-seq') {
    for (const { start, value } of token.items) {
      const dash = start.find(({ type }) => type === 'seq-item-ind');
      if (dash !== undefined) columns.set(dash.offset, column);
      if (value !== undefined) lay(columns, value, column + step);
    }
  }
}

function isComment({ text, inScalar }: YamlLine): boolean {
  return !inScalar && text.trimStart().startsWith('#');
}

/** A comment goes with the line below when it stands as deep as that one, else with what is above. */
function commentShift(lines: readonly YamlLine[], shifts: readonly number[], i: number): number {
  const next = lines.findIndex((line, at) => at > i && line.text.trim() !== '' && !isComment(line));
  const below = next >= 0 && lines[next]?.indent === lines[i]?.indent;
  return (below ? shifts[next] : shifts[i]) ?? 0;
}
