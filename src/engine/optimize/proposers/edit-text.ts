import type { Random } from '../../random/seeded.js';
import { joinUnits, splitUnits, type Pieces, type Unit, type UnitKind } from './units.js';

/** What an edit may draw on beside the text itself. */
export interface EditSources {
  /** The text of the same part in the seed prompt: what was deleted from it may come back. */
  readonly original: string;
  /** Sentences that are worth trying anywhere. */
  readonly sentences: readonly string[];
  /** What is cut and put together: phrases or sentences, by chance where it is left open. */
  readonly unit?: UnitKind;
  /** What may come back, in place of the sentences of the original. */
  readonly lost?: readonly string[];
}

export const editOperators = ['delete', 'swap', 'move', 'restore', 'add'] as const;
export type EditOperator = (typeof editOperators)[number];

type Edit = (pieces: Pieces, random: Random, sources: EditSources) => Pieces | undefined;

/** One change at random; undefined where the operator finds nothing to do. Placeholders stay in their order. */
export function editText(
  text: string,
  operator: EditOperator,
  random: Random,
  sources: EditSources,
): string | undefined {
  const kind = sources.unit ?? unitFor(operator, random);
  const changed = edits[operator](splitUnits(text, kind), random, sources);
  const result = changed === undefined ? undefined : joinUnits(changed);
  return result === text || result?.trim() === '' ? undefined : result;
}

function unitFor(operator: EditOperator, random: Random): UnitKind {
  const kind = random.next() < 0.5 ? 'sentence' : 'phrase';
  return operator === 'add' || operator === 'restore' ? 'sentence' : kind;
}

const edits: Record<EditOperator, Edit> = {
  delete(pieces, random) {
    const at = randomFree(pieces, random);
    return at === undefined ? undefined : without(pieces, at);
  },
  swap(pieces, random) {
    const [a, b] = random.sample(freeIndices(pieces), 2);
    if (a === undefined || b === undefined) return undefined;
    return withTexts(pieces, new Map([a, b].map((at, i) => [at, pieces.units[i === 0 ? b : a]?.text ?? ''])));
  },
  move(pieces, random) {
    const at = randomFree(pieces, random);
    if (at === undefined || pieces.units.length < 2) return undefined;
    const text = pieces.units[at]?.text ?? '';
    const rest = without(pieces, at);
    return insertAfter(rest, random.below(rest.units.length), text);
  },
  restore(pieces, random, { original, lost = missingSentences(original, pieces) }) {
    const [text] = random.sample(lost, 1);
    return text === undefined ? undefined : insertAfter(pieces, random.below(pieces.units.length), text);
  },
  add(pieces, random, { sentences }) {
    const present = joinUnits(pieces).toLowerCase();
    const [sentence] = random.sample(
      sentences.filter((text) => !present.includes(text.toLowerCase())),
      1,
    );
    return sentence === undefined ? undefined : insertAfter(pieces, random.below(pieces.units.length), sentence);
  },
};

function missingSentences(original: string, { units }: Pieces): string[] {
  const present = new Set(units.map(({ text }) => text));
  return splitUnits(original, 'sentence').units.flatMap(({ text, fixed }) => (fixed || present.has(text) ? [] : text));
}

function freeIndices({ units }: Pieces): number[] {
  return units.flatMap(({ fixed }, index) => (fixed ? [] : index));
}

function randomFree(pieces: Pieces, random: Random): number | undefined {
  return random.sample(freeIndices(pieces), 1)[0];
}

function withTexts({ lead, units }: Pieces, texts: ReadonlyMap<number, string>): Pieces {
  return { lead, units: units.map((unit, at) => ({ ...unit, text: texts.get(at) ?? unit.text })) };
}

/** The last unit's gap is the text's end and stays with whatever becomes last. */
function without({ lead, units }: Pieces, at: number): Pieces {
  const rest = units.filter((_, index) => index !== at);
  const gap = units.at(-1)?.gap ?? '';
  return {
    lead,
    units: at < units.length - 1 ? rest : rest.map((unit, i) => (i === at - 1 ? { ...unit, gap } : unit)),
  };
}

/** On a line of its own where the neighbour ends one, else after a blank. */
function insertAfter({ lead, units }: Pieces, at: number, text: string): Pieces {
  const before = units[at];
  if (before === undefined) return { lead, units: [{ text, gap: '', fixed: false }, ...units] };
  const gap = before.gap.includes('\n') || before.fixed ? '\n' : ' ';
  const inserted: Unit = { text, gap: before.gap, fixed: false };
  return { lead, units: [...units.slice(0, at), { ...before, gap }, inserted, ...units.slice(at + 1)] };
}
