import type { Genome } from '../parts.js';
import { replacePart } from './replace-part.js';
import { joinUnits, splitUnits, type Unit } from './units.js';

/**
 * Puts an instruction by somebody who never saw the part in place of its longest run of plain sentences: what holds a
 * placeholder or a tag stays, with the words between.
 */
export function replaceInstruction(genome: Genome, part: string, text: string): Genome {
  const { lead, units } = splitUnits(genome.parts[part] ?? '', 'sentence');
  const { start, end } = longestRun(units);
  const last = units[end - 1];
  const written: Unit = { text: text.trim(), gap: last?.gap ?? '\n', fixed: false };
  return replacePart(
    genome,
    part,
    joinUnits({ lead, units: [...units.slice(0, start), written, ...units.slice(end)] }),
  );
}

/** An empty run before the first unit when all of them are fixed. */
function longestRun(units: readonly Unit[]): { readonly start: number; readonly end: number } {
  let longest = { start: 0, end: 0 };
  let [start, size] = [0, 0];
  for (const [at, unit] of units.entries()) {
    if (unit.fixed) {
      start = at + 1;
      continue;
    }
    const own = lengthOf(units.slice(start, at + 1));
    if (own > size) [longest, size] = [{ start, end: at + 1 }, own];
  }
  return longest;
}

function lengthOf(units: readonly Unit[]): number {
  return units.reduce((sum, { text }) => sum + text.length, 0);
}
