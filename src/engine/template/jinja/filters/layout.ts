import { characterCount } from '../values/characters.js';
import { iterate, tryIterate } from '../values/iterate.js';
import { getEntry } from '../values/dict.js';
import { toText } from '../values/repr.js';
import { Dict, Fault, isNumber, numberOf, typeName, Undefined, type Value, NONE } from '../values/value.js';
import type { FilterTools } from './filter.js';

/** A piece of text on a page, as OCR gives it: `y` grows downwards. */
interface Box {
  readonly text: string;
  readonly length: number;
  readonly x0: number;
  readonly y0: number;
  readonly x1: number;
  readonly y1: number;
}

/**
 * Text boxes as lines of text that keep the page's layout, after LATIN-Prompt (arXiv 2306.00526): boxes that overlap
 * vertically are one line, from left to right, with as many blanks between them as characters would fit.
 */
export function layout(input: Value, [charWidth, overlap]: readonly (Value | undefined)[], tools: FilterTools): Value {
  const boxes = boxesOf(input, tools);
  if (boxes.length === 0) return '';
  const share = positive(overlap, 'overlap') ?? 0.5;
  const width = positive(charWidth, 'char_width') ?? usualWidth(boxes);
  const left = Math.min(...boxes.map(({ x0 }) => x0));
  const lines: string[] = [];
  let length = 0;
  for (const row of rowsOf(boxes, share, tools)) {
    const line = lineOf(row, { left, width, tools });
    length += line.length + 1;
    tools.allow(length);
    lines.push(line);
  }
  return lines.join('\n');
}

function boxesOf(input: Value, tools: FilterTools): Box[] {
  if (typeof input === 'string' || input instanceof Dict || tryIterate(input) === undefined)
    throw new Fault(`layout needs a list of boxes with text, x0, y0, x1 and y1, not ${typeName(input)}.`);
  const boxes = Array.from(iterate(input), (item, i) => {
    tools.spend(1);
    return boxOf(item, i + 1);
  });
  return boxes.filter(({ length }) => length > 0);
}

function boxOf(item: Value, number: number): Box {
  if (!(item instanceof Dict))
    throw new Fault(`layout: box ${number} is ${typeName(item)}, not a dictionary with text, x0, y0, x1 and y1.`);
  const given = getEntry(item, 'text');
  if (given === undefined || given === NONE || given instanceof Undefined)
    throw new Fault(`layout: box ${number} has no 'text'.`);
  const text = toText(given).split(/\s+/).join(' ').trim();
  const edge = (name: string): number => edgeOf(item, name, number);
  const box = { text, length: characterCount(text), x0: edge('x0'), y0: edge('y0'), x1: edge('x1'), y1: edge('y1') };
  if (box.x1 < box.x0 || box.y1 < box.y0)
    throw new Fault(`layout: box ${number} ends before it begins: x0 and y0 are its upper left corner.`);
  return box;
}

function edgeOf(box: Dict, name: string, number: number): number {
  const value = getEntry(box, name);
  const edge = value !== undefined && isNumber(value) ? numberOf(value) : Number.NaN;
  if (!Number.isFinite(edge)) throw new Fault(`layout: '${name}' of box ${number} must be a number.`);
  return edge;
}

function positive(value: Value | undefined, name: string): number | undefined {
  if (value === undefined || value === NONE) return undefined;
  const number = isNumber(value) ? numberOf(value) : Number.NaN;
  if (!(number > 0)) throw new Fault(`layout: ${name} must be a number greater than 0.`);
  return number;
}

/** The median width of a character: headings and small print do not move it. */
function usualWidth(boxes: readonly Box[]): number {
  const widths = boxes.map(({ x0, x1, length }) => (x1 - x0) / length).sort((a, b) => a - b);
  const middle = widths[widths.length >> 1] ?? 0;
  return middle > 0 ? middle : 1;
}

/** Rows from the top; a box is in a row when it overlaps every box of it, so that a tall box joins no two lines. */
function rowsOf(boxes: readonly Box[], share: number, tools: FilterTools): Box[][] {
  const rows: { boxes: Box[]; bottom: number }[] = [];
  for (const box of boxes.toSorted((a, b) => a.y0 - b.y0 || a.x0 - b.x0)) {
    const row = rows.find((other) => {
      if (other.bottom < box.y0) return false;
      tools.spend(1);
      return other.boxes.every((member) => overlaps(member, box, share));
    });
    if (row === undefined) {
      rows.push({ boxes: [box], bottom: box.y1 });
    } else {
      row.boxes.push(box);
      row.bottom = Math.max(row.bottom, box.y1);
    }
  }
  return rows.map((row) => row.boxes.toSorted((a, b) => a.x0 - b.x0 || a.y0 - b.y0));
}

/** True when the boxes share so much of the lower one's height. */
function overlaps(a: Box, b: Box, share: number): boolean {
  const common = Math.min(a.y1, b.y1) - Math.max(a.y0, b.y0);
  return common >= share * Math.min(a.y1 - a.y0, b.y1 - b.y0);
}

function lineOf(
  row: readonly Box[],
  { left, width, tools }: { left: number; width: number; tools: FilterTools },
): string {
  let line = '';
  let end = left;
  for (const { text, x0, x1 } of row) {
    const blanks = Math.max(line === '' ? 0 : 1, Math.round((x0 - end) / width));
    tools.allow(line.length + blanks + text.length);
    line += ' '.repeat(blanks) + text;
    end = Math.max(end, x1);
  }
  return line;
}
