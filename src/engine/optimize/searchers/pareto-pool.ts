import type { Row } from '../../dataset/row.js';
import type { Candidate, Searcher, SearchContext } from '../parts.js';
import { componentReflect } from '../proposers/component-reflect.js';
import { findSiblings, type Lineage, mergeGenomes, siblingsKey } from '../proposers/merge.js';
import { wordedParts } from '../proposers/pick-part.js';
import { RunEnded } from '../run-ended.js';
import { paretoWeights } from '../selectors/pareto-per-row.js';
import { leads } from '../selectors/prefix.js';
import { batchesPerEpoch, epochBatch } from './epoch-batches.js';
import { mergeSample } from './merge-sample.js';
import { unscored } from './unscored.js';

export interface ParetoPoolOptions {
  /** Train rows a parent and its child are compared on. */
  readonly minibatch: number;
  /** Merges that may be tried in a run, and the dev rows each is compared with its parents on. */
  readonly merges: number;
  readonly mergeRows: number;
  /** Task calls after which no further step begins, for so many dev rows. */
  readonly rollouts: (dev: number) => number;
}

type PoolState = {
  /** Candidates with scores on all dev rows, in the order they came in. */
  readonly pool: readonly string[];
  /** Whose turn it is among the parts of each. */
  readonly turn: Readonly<Record<string, number>>;
  /** Names the walk over the train rows, and says how far it came. */
  readonly walk: number;
  readonly batch: number;
  readonly spent: number;
  readonly most: number;
  /** Merges that were tried, by what was merged. */
  readonly merged: readonly string[];
  /** The last step brought a child in, so that there is something new to merge. */
  readonly isFresh: boolean;
  /** Steps in a row without a new candidate. */
  readonly barren: number;
};

/** The writer has nothing more to say, or nothing is left to learn from. */
const barrenLimit = 5;

/**
 * Keeps every candidate that beat its parent on a few rows; the next parent is drawn from those that are best on some
 * dev row (GEPA, Agrawal et al. 2025).
 */
export function paretoPool(options: ParetoPoolOptions): Searcher<PoolState> {
  return {
    init: (context) => Promise.resolve(firstState(options, context)),
    step: async (state, context) => (await merge(state, options, context)) ?? (await mutate(state, options, context)),
    done({ spent, most, barren }) {
      if (spent >= most) return 'finished';
      return barren >= barrenLimit ? 'no-progress' : undefined;
    },
  };
}

/** The seed, and what an earlier search made of it. */
function firstState({ rollouts }: ParetoPoolOptions, context: SearchContext): PoolState {
  const { seed, rows, random } = context;
  const pool = [...new Set([seed.id, context.best()])];
  return {
    pool,
    turn: {},
    walk: random.below(2 ** 31),
    batch: 0,
    spent: 0,
    most: rollouts(rows.dev.length),
    merged: [],
    isFresh: false,
    barren: 0,
  };
}

async function mutate(state: PoolState, options: ParetoPoolOptions, context: SearchContext): Promise<PoolState> {
  const parent = pickParent(state.pool, context);
  const { rows, batch, spent } = await batchToLearnFrom(parent, state, options, context);
  const moved = { ...state, batch, spent: state.spent + spent, isFresh: false };
  const parts = wordedParts(parent.genome);
  const turn = state.turn[parent.id] ?? 0;
  const part = parts[turn % parts.length];
  if (rows === undefined || part === undefined) return { ...moved, barren: state.barren + 1 };
  stopIfTooDear(rows, context);
  const [child] = context.admit(await componentReflect({ parent, part, rows }, context));
  const turns = { ...state.turn, [parent.id]: turn + 1 };
  if (child === undefined) return { ...moved, turn: turns, barren: state.barren + 1 };
  const tried = { ...moved, turn: { ...turns, [child.id]: turn + 1 }, barren: 0, spent: moved.spent + rows.length };
  await context.score([{ id: child.id, rows }]);
  return leads(child.id, parent.id, rows, context) ? takeIn(child, tried, context) : tried;
}

/** By chance, in proportion to the dev rows a candidate of the front is best on. */
function pickParent(pool: readonly string[], context: SearchContext): Candidate {
  const weights = [...devFront(pool, context)];
  let left = context.random.fork('parent').below(weights.reduce((sum, [, weight]) => sum + weight, 0));
  const found = weights.find(([, weight]) => (left -= weight) < 0);
  return context.candidate(found?.[0] ?? context.seed.id);
}

function devFront(pool: readonly string[], context: SearchContext): ReadonlyMap<string, number> {
  const { table, rows } = context;
  const common = table.common(pool, rows.dev);
  const places = context.places(pool, common);
  const placeOf = new Map(pool.map((id, at) => [id, places[at] ?? 0]));
  return paretoWeights(new Map(pool.map((id) => [id, table.scores(id, common)])), placeOf);
}

interface Lesson {
  /** Undefined when the parent answers everything right. */
  readonly rows: readonly Row[] | undefined;
  readonly batch: number;
  readonly spent: number;
}

/** The next minibatch with something wrong in it, within one epoch; those that are all right are passed over. */
async function batchToLearnFrom(
  { id }: Candidate,
  state: PoolState,
  { minibatch }: ParetoPoolOptions,
  context: SearchContext,
): Promise<Lesson> {
  const { train } = context.rows;
  let [batch, spent] = [state.batch, 0];
  for (let left = batchesPerEpoch(train.length, minibatch); left > 0; left--) {
    const rows = epochBatch(train, minibatch, { walk: state.walk, n: batch++ });
    spent += unscored(id, rows, context);
    await context.score([{ id, rows }]);
    if (context.table.scores(id, rows).some((score) => score < 1)) return { rows, batch, spent };
  }
  return { rows: undefined, batch, spent };
}

/** @throws RunEnded `budget` before the writer is asked for what could not be scored on all dev rows */
function stopIfTooDear(rows: readonly Row[], context: SearchContext): void {
  if (context.callsLeft() < 1 + rows.length + context.rows.dev.length)
    throw new RunEnded('budget', 'The budget is too small to measure another rewrite.');
}

async function takeIn({ id }: Candidate, state: PoolState, context: SearchContext): Promise<PoolState> {
  const spent = unscored(id, context.rows.dev, context);
  await context.crown([id]);
  return { ...state, pool: [...state.pool, id], spent: state.spent + spent, isFresh: true };
}

/** A merge in place of a rewrite, when the last step brought something new; undefined where nothing can be merged. */
async function merge(
  state: PoolState,
  options: ParetoPoolOptions,
  context: SearchContext,
): Promise<PoolState | undefined> {
  if (!state.isFresh || state.merged.length >= options.merges) return undefined;
  const random = context.random.fork('merge');
  const lineage = lineageOf(state, context);
  const siblings = findSiblings([...devFront(state.pool, context).keys()], lineage, random);
  if (siblings === undefined || context.callsLeft() < context.rows.dev.length) return undefined;
  const { first, second } = siblings;
  const merged = { ...state, merged: [...state.merged, siblingsKey(siblings)], isFresh: false };
  const genome = mergeGenomes(siblings, lineage, random);
  const [child] = context.admit([{ genome, parents: [first.id, second.id], operator: 'merge' }]);
  if (child === undefined) return merged;
  const rows = mergeSample([first.id, second.id], options.mergeRows, context, random);
  const tried = { ...merged, spent: merged.spent + rows.length };
  await context.score([{ id: child.id, rows }]);
  const best = Math.max(...[first, second].map(({ id }) => context.table.mean(id, rows)));
  if (!(context.table.mean(child.id, rows) >= best)) return tried;
  const turn = Math.max(...[first, second].map(({ id }) => state.turn[id] ?? 0));
  const next = await takeIn(child, { ...tried, turn: { ...tried.turn, [child.id]: turn } }, context);
  return { ...next, isFresh: false };
}

function lineageOf({ pool, merged }: PoolState, context: SearchContext): Lineage {
  const common = context.table.common(pool, context.rows.dev);
  return {
    candidate: (id) => context.candidate(id),
    mean: (id) => context.table.mean(id, common),
    done: new Set(merged),
  };
}
