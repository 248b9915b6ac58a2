import type { Random } from '../../random/seeded.js';
import type { Proposal } from '../parts.js';
import { distance } from 'fastest-levenshtein';
import { type EditStrategy, fittestFirst, fittestOf, type Turn } from './edit-search.js';

type Moves = Omit<EditStrategy, 'proposer'>;

const current: Moves['parents'] = (memory) => memory.slice(0, 1);

/** Moves to the best change if it is better. */
export const climbing: Moves = {
  parents: current,
  remember: ({ memory, children, fitness }) => [fittestOf([...memory, ...children], fitness)],
};

/** Moves to the best change if it is better, and else by a chance that falls with the loss and with time. */
export const annealing: Moves = {
  parents: current,
  remember({ memory: [base = ''], children, scores, fitness, step, random }) {
    const best = fittestOf(children, fitness);
    const gain = (scores.get(best) ?? 0) - (scores.get(base) ?? 0);
    return [gain > 0 || random.next() < annealingChance(gain, step) ? best : base];
  },
};

/** exp(gain / T) with T = 10 · exp(-step / 5); the gain is in points and not above 0. */
export function annealingChance(gain: number, step: number): number {
  return Math.exp(gain / (10 * Math.exp(-step / 5)));
}

/** Changes the winner of a tournament; the best change joins the population, whatever it scores. */
export function breeding(tournament: number): Moves {
  return {
    parents: (memory, fitness, random) => [tournamentWinner(memory, fitness, tournament, random)],
    remember: ({ memory, children, fitness }) => [...memory, fittestOf(children, fitness)],
  };
}

/** Keeps the best of population and children. */
export function truncating(keep: number): Moves {
  return {
    parents: (memory) => memory,
    remember: ({ memory, children, fitness }) => fittestFirst([...memory, ...children], fitness).slice(0, keep),
  };
}

/** The fittest of so many drawn with repetition. */
export function tournamentWinner(
  ids: readonly string[],
  fitness: ReadonlyMap<string, number>,
  size: number,
  random: Random,
): string {
  const drawn = Array.from({ length: size }, () => ids[random.below(ids.length)] ?? '');
  return fittestOf(drawn, fitness);
}

export interface TabuOptions {
  /** The latest bests that are kept in mind. */
  readonly tenure: number;
  /** The likeness to them from which a change counts as a return. */
  readonly alike: number;
  /** The chance that it is measured all the same. */
  readonly aspiration: number;
}

/** Moves to the best change even when it is worse, and shuns what is close to where it has been. */
export function tabu({ tenure, alike, aspiration }: TabuOptions): Moves {
  return {
    parents: current,
    admissible(proposals, memory, context) {
      const random = context.random.fork('tabu');
      const table = tableOf(memory).map((id) => textOf(context.candidate(id).genome));
      return proposals.filter(({ genome }) => likeness(textOf(genome), table) < alike || random.next() < aspiration);
    },
    remember({ memory, children, fitness }: Turn) {
      const best = fittestOf(children, fitness);
      return [best, ...[best, ...tableOf(memory)].slice(0, tenure)];
    },
  };
}

/** The current prompt stands first and the table after it; at first the seed is both. */
function tableOf(memory: readonly string[]): readonly string[] {
  return memory.length > 1 ? memory.slice(1) : memory;
}

/** The share of the characters that need not be changed to make one of the texts of the other; its mean over the table. */
export function likeness(text: string, table: readonly string[]): number {
  const alike = table.map((other) => 1 - distance(text, other) / Math.max(1, text.length, other.length));
  return alike.reduce((sum, share) => sum + share, 0) / Math.max(1, table.length);
}

function textOf({ parts }: Proposal['genome']): string {
  return Object.values(parts).join('\n');
}
