import type { Candidate, Proposer, Searcher, SearchContext, Selector } from '../parts.js';
import { RunEnded } from '../run-ended.js';
import { crownLeaders } from './crown-leaders.js';
import { selectContext } from './select-context.js';

export interface BeamOptions {
  /** Each sees the parents and what those before it made of them. */
  readonly proposers: readonly Proposer[];
  readonly selector: Selector;
  readonly width: number;
  readonly rounds: number;
  /** Training rows every parent is tried on before proposals; drawn once a round and shared. */
  readonly minibatch: number;
  /** Children of one parent that are kept for selection, drawn at random. */
  readonly childrenEach: number;
  /** Calls of a round's selection for each candidate in it. */
  readonly callsEach: number;
  /** Calls to the writer for each parent. */
  readonly writerCalls: number;
}

type BeamState = {
  readonly round: number;
  readonly beam: readonly string[];
  /** Rounds in a row that made no new candidate. */
  readonly barren: number;
};

/** Two rounds without one acceptable candidate: the writer has nothing more to say. */
const barrenLimit = 2;

/** Beam search: expand every prompt of the beam, measure parents and children, keep the best. */
export function beam(options: BeamOptions): Searcher<BeamState> {
  return {
    init: (context) => Promise.resolve({ round: 0, beam: [context.best()], barren: 0 }),
    async step(state, context) {
      const parents = state.beam.map((id) => context.candidate(id));
      const batch = context.random.fork('minibatch').sample(context.rows.train, options.minibatch);
      await context.score(parents.map(({ id }) => ({ id, rows: batch })));
      stopIfUnmeasurable(parents.length, options, context);
      const children = await expand(parents, options, context);
      const kept = children.length === 0 ? state.beam : await narrow([...parents, ...children], options, context);
      return { round: state.round + 1, beam: kept, barren: children.length === 0 ? state.barren + 1 : 0 };
    },
    done({ round, barren }) {
      if (round >= options.rounds) return 'finished';
      return barren >= barrenLimit ? 'no-progress' : undefined;
    },
  };
}

/** @throws RunEnded `budget` before the writer is asked for what could be neither selected nor scored. */
function stopIfUnmeasurable(parents: number, { writerCalls, callsEach }: BeamOptions, context: SearchContext): void {
  if (context.callsLeft() < parents * writerCalls + callsEach + context.rows.dev.length)
    throw new RunEnded('budget', 'The budget is too small to measure another rewrite.');
}

async function expand(
  parents: readonly Candidate[],
  { proposers, childrenEach }: BeamOptions,
  context: SearchContext,
): Promise<readonly Candidate[]> {
  const children: Candidate[] = [];
  for (const proposer of proposers)
    children.push(...context.admit(await proposer.propose({ parents, children }, context)));
  const random = context.random.fork('children');
  const ancestor = rootOf(parents, children);
  return parents.flatMap(({ id }) =>
    random.sample(
      children.filter((child) => ancestor(child) === id),
      childrenEach,
    ),
  );
}

/** The beam's member a child descends from within this round. */
function rootOf(
  parents: readonly Candidate[],
  children: readonly Candidate[],
): (child: Candidate) => string | undefined {
  const inRound = new Map([...parents, ...children].map((candidate) => [candidate.id, candidate]));
  const isParent = new Set(parents.map(({ id }) => id));
  const root = (candidate: Candidate | undefined): string | undefined => {
    if (candidate === undefined || isParent.has(candidate.id)) return candidate?.id;
    return root(inRound.get(candidate.parents[0] ?? ''));
  };
  return root;
}

/** Seed and incumbent are always among the arms: they have their dev scores already, so they cost nothing. */
async function narrow(
  candidates: readonly Candidate[],
  { selector, width, callsEach }: BeamOptions,
  context: SearchContext,
): Promise<readonly string[]> {
  const arms = [...new Set([context.best(), context.seed.id, ...candidates.map(({ id }) => id)])];
  const dev = context.rows.dev;
  const selection = selectContext(context, { rows: dev, calls: arms.length * callsEach, spare: dev.length });
  const kept = await selector.select(arms, width, selection);
  await crownLeaders(kept, context);
  return [...new Set([context.best(), ...kept])].slice(0, width);
}
