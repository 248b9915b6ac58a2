import type { Random } from '../../random/seeded.js';
import type { Candidate, Proposal, Proposer } from '../parts.js';
import { drawPartEdit, finishPartEdits } from './phrase-edits.js';
import { pickPart } from './pick-part.js';
import { replacePart } from './replace-part.js';
import { joinUnits, splitUnits, type Unit } from './units.js';

export interface PhraseCrossoverOptions {
  /** Places in the population; a prompt stands in several of them while there are fewer. */
  readonly population: number;
  readonly tournament: number;
  /** The chance of each place that its prompt is changed. */
  readonly mutation: number;
}

/** Half of the children are crossed from the winners of tournaments, the others are members with one phrase changed. */
export function phraseCrossover({ population, tournament, mutation }: PhraseCrossoverOptions): Proposer {
  return {
    id: 'phrase-crossover',
    async propose({ parents, most = population }, context) {
      const random = context.random.fork('phrase-crossover');
      const crossed = Array.from({ length: Math.ceil(most / 2) }).flatMap(() => {
        const pair = [drawWinner(parents, tournament, random), drawWinner(parents, tournament, random)];
        return crossedOf(pair[0], pair[1], random);
      });
      const places = Array.from({ length: population }).flatMap((_, at) => parents[at % parents.length] ?? []);
      const mutated = places.filter(() => random.next() < mutation).slice(0, most - crossed.length);
      const edits = mutated.flatMap((parent) => drawPartEdit(parent, random, context));
      return [...crossed, ...(await finishPartEdits(edits, context))];
    },
  };
}

/** The fittest of so many drawn with repetition: parents come fittest first. */
function drawWinner(parents: readonly Candidate[], tournament: number, random: Random): Candidate | undefined {
  return parents[Math.min(...Array.from({ length: tournament }, () => random.below(parents.length)))];
}

function crossedOf(mother: Candidate | undefined, father: Candidate | undefined, random: Random): Proposal[] {
  const part = mother && pickPart(mother.genome, random);
  if (mother === undefined || father === undefined || part === undefined || mother === father) return [];
  const text = crossTexts(mother.genome.parts[part] ?? '', father.genome.parts[part] ?? '', random);
  const parents = [mother.id, father.id];
  return [{ genome: replacePart(mother.genome, part, text), parents, operator: 'phrase-crossover' }];
}

/** The first phrases of one text and, from the same position on, those of the other. */
export function crossTexts(first: string, second: string, random: Random): string {
  const [a, b] = [splitUnits(first, 'phrase').units, splitUnits(second, 'phrase').units];
  const split = random.below(Math.max(a.length, b.length));
  return joinPhrases([a.slice(0, split), b.slice(split)]);
}

/** Runs of phrases one after the other, with a blank where a run ended without one. */
export function joinPhrases(runs: readonly (readonly Unit[])[]): string {
  const texts = runs.map((units) => joinUnits({ lead: '', units })).filter((text) => text !== '');
  return texts.reduce((all, text) => (/\s$/.test(all) || all === '' ? all + text : `${all} ${text}`), '');
}
