import type { Row } from '../../dataset/row.js';
import type { Candidate, Proposal, Proposer, Searcher, SearchContext } from '../parts.js';
import { RunEnded } from '../run-ended.js';
import { nextChoice, type TpeOptions, type Trial } from './tpe.js';

export interface ChoiceSpaceOptions {
  /** Make candidates of the seed of which one aspect each is taken: the instruction, and the demonstrations. */
  readonly instructions: Proposer;
  readonly demoSets: Proposer;
  readonly trials: number;
  /** Dev rows of a trial, where there are more than `fewRows`; else all. */
  readonly minibatch: number;
  readonly fewRows: number;
  /** Trials between two scores on all dev rows. */
  readonly between: number;
  readonly tpe: TpeOptions;
  /** The most that making the candidates takes of each kind of calls. */
  readonly preparation: (pool: number) => number;
}

type Tried = Trial & { readonly id: string | null };

type SpaceState = {
  /** The candidates whose instructions and whose demonstrations can be chosen; the seed comes first. */
  readonly instructions: readonly string[];
  readonly demos: readonly string[];
  readonly trials: readonly Tried[];
  /** Candidates that have met all dev rows. */
  readonly full: readonly string[];
  readonly count: number;
  readonly most: number;
};

/**
 * Searches pairs of an instruction and a set of demonstrations: each trial tries one on a few dev rows, and now and
 * then the best so far meets all of them (MIPROv2, Opsahl-Ong et al. 2024).
 */
export function choiceSpace(options: ChoiceSpaceOptions): Searcher<SpaceState> {
  return {
    init: ({ seed }) =>
      Promise.resolve({
        instructions: [seed.id],
        demos: [seed.id],
        trials: [{ choice: [0, 0], score: 0, id: seed.id }],
        full: [seed.id],
        count: 0,
        most: options.trials,
      }),
    async step(state, context) {
      const prepared = state.count === 0 ? await prepare(state, options, context) : state;
      return attempt(prepared, options, context);
    },
    done({ instructions, demos, count, most }) {
      if (count > 0 && instructions.length * demos.length === 1) return 'no-progress';
      return count >= most ? 'finished' : undefined;
    },
  };
}

async function prepare(state: SpaceState, options: ChoiceSpaceOptions, context: SearchContext): Promise<SpaceState> {
  const needed = options.preparation(context.rows.pool.length) + trialCalls(options, context);
  if (context.callsLeft() < needed) throw new RunEnded('budget', 'The budget is too small to try another prompt.');
  const family = { parents: [context.seed], children: [] };
  const admit = async (proposer: Proposer): Promise<string[]> =>
    context.admit(await proposer.propose(family, context)).map(({ id }) => id);
  const demos = [...state.demos, ...(await admit(options.demoSets))];
  const instructions = [...state.instructions, ...(await admit(options.instructions))];
  return { ...state, demos, instructions };
}

function batchSize({ minibatch, fewRows }: ChoiceSpaceOptions, { rows }: SearchContext): number {
  return rows.dev.length > fewRows ? minibatch : rows.dev.length;
}

/** A trial whose candidate could never meet all dev rows would be for nothing. */
function trialCalls(options: ChoiceSpaceOptions, context: SearchContext): number {
  return batchSize(options, context) + context.rows.dev.length;
}

async function attempt(state: SpaceState, options: ChoiceSpaceOptions, context: SearchContext): Promise<SpaceState> {
  if (context.callsLeft() < trialCalls(options, context)) {
    await scoreFully(state, context);
    throw new RunEnded('budget', 'The budget is too small to try another prompt.');
  }
  const random = context.random.fork('choice');
  const choice = nextChoice(state.trials, [state.instructions.length, state.demos.length], options.tpe, random);
  const rows = context.random.fork('minibatch').sample(context.rows.dev, batchSize(options, context));
  const candidate = candidateOf(choice, state, context);
  if (candidate !== undefined) await context.score([{ id: candidate.id, rows }]);
  const score = candidate === undefined ? -1 : leadOver(context.seed.id, candidate.id, rows, context);
  const count = state.count + 1;
  const tried = { ...state, count, trials: [...state.trials, { choice, score, id: candidate?.id ?? null }] };
  const isDue = count % options.between === 0;
  const met = isDue ? await scoreFully(tried, context) : tried;
  return count === options.trials ? scoreFully(met, context) : met;
}

/** The instruction of the one with the demonstrations of the other; undefined when a screen rejects them together. */
function candidateOf(choice: readonly number[], state: SpaceState, context: SearchContext): Candidate | undefined {
  const known = state.trials.find((trial) => String(trial.choice) === String(choice));
  if (known !== undefined) return known.id === null ? undefined : context.candidate(known.id);
  const [instruction, demos] = [state.instructions[choice[0] ?? 0], state.demos[choice[1] ?? 0]].map((id) =>
    context.candidate(id ?? context.seed.id),
  );
  if (instruction === undefined || demos === undefined) return undefined;
  if (demos.id === context.seed.id) return instruction;
  if (instruction.id === context.seed.id) return demos;
  const genome = { parts: instruction.genome.parts, demos: demos.genome.demos };
  const proposal: Proposal = { genome, parents: [instruction.id, demos.id], operator: 'combine' };
  return context.admit([proposal])[0];
}

/** By how much it is better than the seed on these rows, so that trials on easy and on hard rows can be compared. */
function leadOver(seed: string, id: string, rows: readonly Row[], { table }: SearchContext): number {
  const common = table.common([seed, id], rows);
  return common.length === 0 ? -1 : table.mean(id, common) - table.mean(seed, common);
}

/** Lets the candidate with the best lead on its rows so far meet all dev rows, once; its score counts as a trial. */
async function scoreFully(state: SpaceState, context: SearchContext): Promise<SpaceState> {
  const { dev } = context.rows;
  const open = state.trials.flatMap(({ id, choice }) => (id === null || state.full.includes(id) ? [] : { id, choice }));
  const lead = (id: string): number => leadOver(context.seed.id, id, dev, context);
  const [best] = [...open].sort((a, b) => lead(b.id) - lead(a.id));
  if (best === undefined || context.callsLeft() < dev.length) return state;
  await context.crown([best.id]);
  const trial = { ...best, score: lead(best.id) };
  return { ...state, full: [...state.full, best.id], trials: [...state.trials, trial] };
}
