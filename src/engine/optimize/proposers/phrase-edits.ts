import type { Random } from '../../random/seeded.js';
import type { Candidate, Proposal, Proposer, SearchContext } from '../parts.js';
import { type DrawnEdit, drawEdit, finishEdits } from './phrase-edit.js';
import { pickPart } from './pick-part.js';
import { replacePart } from './replace-part.js';
import { splitUnits } from './units.js';

/** A change of one part of one parent that is drawn and perhaps waits for a writer. */
export interface PartEdit {
  readonly parent: Candidate;
  readonly part: string;
  readonly edit: DrawnEdit;
}

/** Draws before a child is given up for which nothing was found to change. */
const triesEach = 6;

/** Changes of single phrases, of one parent after the other. */
export const phraseEdits: Proposer = {
  id: 'phrase-edits',
  propose({ parents, most = parents.length }, context) {
    const random = context.random.fork('phrase-edits');
    const targets = Array.from({ length: most }).flatMap((_, at) => parents[at % parents.length] ?? []);
    return finishPartEdits(
      targets.flatMap((parent) => drawPartEdit(parent, random, context)),
      context,
    );
  },
};

export function drawPartEdit(parent: Candidate, random: Random, context: SearchContext): PartEdit[] {
  for (let tries = triesEach; tries > 0; tries--) {
    const part = pickPart(parent.genome, random);
    if (part === undefined) return [];
    const edit = drawEdit(parent.genome.parts[part] ?? '', lostPhrases(parent, part, context), random);
    if (edit !== undefined) return [{ parent, part, edit }];
  }
  return [];
}

export async function finishPartEdits(
  edits: readonly PartEdit[],
  context: SearchContext,
): Promise<readonly Proposal[]> {
  const texts = await finishEdits(
    edits.map(({ edit }) => edit),
    context,
  );
  return edits.flatMap(({ parent, part, edit }, at) => {
    const text = texts[at];
    if (text === undefined) return [];
    const genome = replacePart(parent.genome, part, text);
    return [{ genome, parents: [parent.id], operator: `edit-${edit.operator}` }];
  });
}

/** Phrases that were deleted on the way from the seed and have not come back. */
export function lostPhrases(
  candidate: Candidate,
  part: string,
  context: Pick<SearchContext, 'candidate'>,
): readonly string[] {
  const lost = new Set<string>();
  for (let at = candidate; at.parents[0] !== undefined; ) {
    const parent = context.candidate(at.parents[0]);
    if (at.operator === 'edit-delete') for (const phrase of gone(parent, at, part)) lost.add(phrase);
    at = parent;
  }
  const present = new Set(phrasesOf(candidate, part));
  return [...lost].filter((phrase) => !present.has(phrase));
}

function gone(parent: Candidate, child: Candidate, part: string): string[] {
  const left = new Set(phrasesOf(child, part));
  return phrasesOf(parent, part).filter((phrase) => !left.has(phrase));
}

function phrasesOf({ genome }: Candidate, part: string): string[] {
  return splitUnits(genome.parts[part] ?? '', 'phrase').units.flatMap(({ text, fixed }) => (fixed ? [] : text));
}
