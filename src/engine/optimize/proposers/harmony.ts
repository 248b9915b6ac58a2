import type { Random } from '../../random/seeded.js';
import type { Candidate, Proposal, Proposer, SearchContext } from '../parts.js';
import { type DrawnEdit, drawEdit, drawSubstitution, finishEdits } from './phrase-edit.js';
import { joinPhrases } from './phrase-crossover.js';
import { lostPhrases } from './phrase-edits.js';
import { pickPart } from './pick-part.js';
import { replacePart } from './replace-part.js';
import { splitUnits, type Unit } from './units.js';

export interface HarmonyOptions {
  /** Pieces a prompt is put together from. */
  readonly segments: number;
  /** The chance of a piece to stay one of the memory's, adjusted at most. */
  readonly considering: number;
  /** The chance of such a piece to have a phrase paraphrased. */
  readonly adjusting: number;
}

/** New prompts from pieces of random members of the memory: kept, adjusted in pitch, or changed (harmony search). */
export function harmony(options: HarmonyOptions): Proposer {
  return {
    id: 'harmony',
    async propose({ parents, most = parents.length }, context) {
      const random = context.random.fork('harmony');
      const wanted = Array.from({ length: most }).flatMap(() => improvise(parents, options, random, context));
      const texts = await finishEdits(
        wanted.flatMap(({ pieces }) => pieces),
        context,
      );
      let taken = 0;
      return wanted.flatMap(({ first, part, members, pieces }): Proposal[] => {
        const own = texts.slice(taken, (taken += pieces.length));
        // Where the writer gave no other words for a piece the harmony is not what was meant.
        if (own.some((text) => text === undefined)) return [];
        const text = joinPhrases(own.map((piece) => splitUnits(piece ?? '', 'phrase').units));
        return [{ genome: replacePart(first.genome, part, text), parents: members, operator: 'harmony' }];
      });
    },
  };
}

interface Improvised {
  readonly first: Candidate;
  readonly part: string;
  /** Whose pieces it has. */
  readonly members: readonly string[];
  readonly pieces: readonly DrawnEdit[];
}

function improvise(
  parents: readonly Candidate[],
  options: HarmonyOptions,
  random: Random,
  context: SearchContext,
): Improvised[] {
  const [first] = parents;
  const part = first && pickPart(first.genome, random);
  if (first === undefined || part === undefined) return [];
  const drawn = Array.from({ length: options.segments }, (_, at) => {
    const member = parents[random.below(parents.length)] ?? first;
    const units = segmentOf(splitUnits(member.genome.parts[part] ?? '', 'phrase').units, at, options.segments);
    return { member, piece: playPiece(joinPhrases([units]), lostPhrases(member, part, context), options, random) };
  });
  const members = [...new Set(drawn.map(({ member }) => member.id))];
  return [{ first, part, members, pieces: drawn.map(({ piece }) => piece) }];
}

/** The published code leaves the last phrase of every piece out; these pieces make up the whole. */
export function segmentOf(units: readonly Unit[], at: number, segments: number): readonly Unit[] {
  return units.slice(Math.ceil((at * units.length) / segments), Math.ceil(((at + 1) * units.length) / segments));
}

/** Kept, paraphrased in one phrase, or changed by any operator; kept too where that finds nothing to change. */
export function playPiece(
  text: string,
  lost: readonly string[],
  { considering, adjusting }: HarmonyOptions,
  random: Random,
): DrawnEdit {
  const kept: DrawnEdit = { operator: 'keep', text };
  if (text === '') return kept;
  if (random.next() >= considering) return drawEdit(text, lost, random) ?? kept;
  return random.next() < adjusting ? (drawSubstitution(text, random) ?? kept) : kept;
}
