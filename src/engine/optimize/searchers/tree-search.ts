import type { MethodCalls, Proposer, Searcher, SearchContext, SplitSizes } from '../parts.js';
import { RunEnded } from '../run-ended.js';
import {
  bestChild,
  endsEarly,
  isTerminal,
  nodeAt,
  selectPath,
  type TreeLimits,
  type TreeNode,
  withChildren,
  withReturns,
} from './search-tree.js';

export interface TreeNumbers extends TreeLimits {
  readonly iterations: number;
  /** Children of a node. */
  readonly width: number;
  readonly exploration: number;
  /** Train rows a node is tried on for each child. */
  readonly batch: number;
  /** Dev rows whose mean score is a node's reward. */
  readonly rows: number;
}

type TreeState = {
  readonly iteration: number;
  readonly nodes: readonly TreeNode[];
  /** How far the path of this iteration has come; empty between two. */
  readonly path: readonly number[];
  /** The highest reward a path has met. */
  readonly highest: number;
  /** Expansions in a row that made no new node. */
  readonly barren: number;
};

const barrenLimit = 3;
/** A child: a critique and a rewrite. */
const writerEach = 2;

/**
 * Monte Carlo tree search over prompts: down to a promising leaf, expand from there along the best children to an end,
 * and tell every node on the way what came of it. A step expands one node.
 */
export function treeSearch(proposer: Proposer, numbers: TreeNumbers): Searcher<TreeState> {
  return {
    async init(context) {
      const reward = (await rewardsOf([context.seed.id], numbers.rows, context))[0] ?? 0;
      const root = { id: context.seed.id, parent: -1, depth: 0, reward, children: [], returns: [] };
      return { iteration: 0, nodes: [root], path: [], highest: reward, barren: 0 };
    },
    async step(state, context) {
      const start = state.path.length > 0 ? state.path : selectPath(state.nodes, numbers.exploration, numbers);
      const begun = arrive({ ...state, path: start }, numbers);
      const leaf = begun.path.at(-1);
      if (leaf === undefined) return begun;
      const nodes = await expand(begun.nodes, leaf, { proposer, numbers, context });
      const next = bestChild(nodes, leaf);
      if (next === undefined) return back({ ...begun, barren: begun.barren + 1 });
      return arrive({ ...begun, nodes, path: [...begun.path, next], barren: 0 }, numbers);
    },
    done({ iteration, barren }) {
      if (iteration >= numbers.iterations) return 'finished';
      return barren >= barrenLimit ? 'no-progress' : undefined;
    },
  };
}

/** At the end of the path so far: on, or back to the root where the path ends here. */
function arrive(state: TreeState, numbers: TreeNumbers): TreeState {
  const at = state.path.at(-1) ?? 0;
  const node = nodeAt(state.nodes, at);
  const reached = { ...state, highest: Math.max(state.highest, node.reward) };
  return endsEarly(node, state.highest, numbers) || isTerminal(state.nodes, at, numbers) ? back(reached) : reached;
}

function back(state: TreeState): TreeState {
  return { ...state, iteration: state.iteration + 1, nodes: withReturns(state.nodes, state.path), path: [] };
}

interface Expansion {
  readonly proposer: Proposer;
  readonly numbers: TreeNumbers;
  readonly context: SearchContext;
}

/** @throws RunEnded `budget` before anything is asked that could not be scored */
async function expand(
  nodes: readonly TreeNode[],
  at: number,
  { proposer, numbers, context }: Expansion,
): Promise<readonly TreeNode[]> {
  const { train, dev } = context.rows;
  const most = affordableChildren(context.callsLeft(), numbers, { train: train.length, dev: dev.length });
  if (most === 0) throw new RunEnded('budget', 'The budget is too small to score another rewrite.');
  const family = { parents: [context.candidate(nodeAt(nodes, at).id)], children: [], most };
  const ids = context.admit(await proposer.propose(family, context)).map(({ id }) => id);
  const rewards = await rewardsOf(ids, numbers.rows, context);
  await crownLeader(ids, rewards, numbers.rows, context);
  return withChildren(
    nodes,
    at,
    ids.map((id, index) => ({ id, reward: rewards[index] ?? 0 })),
  );
}

async function rewardsOf(ids: readonly string[], count: number, context: SearchContext): Promise<readonly number[]> {
  const rows = context.rows.dev.slice(0, count);
  await context.score(ids.map((id) => ({ id, rows })));
  return ids.map((id) => context.table.mean(id, rows) || 0);
}

/** Only a child that leads on the rows of the reward is worth the other dev rows. */
async function crownLeader(
  ids: readonly string[],
  rewards: readonly number[],
  count: number,
  context: SearchContext,
): Promise<void> {
  const best = context.table.mean(context.best(), context.rows.dev.slice(0, count));
  const leading = Math.max(...rewards);
  const leader = ids[rewards.indexOf(leading)];
  if (leader !== undefined && leading > best) await context.crown([leader]);
}

type Sizes = Pick<SplitSizes, 'train' | 'dev'>;

/** With room for the other dev rows of one that leads. */
function affordableChildren(calls: number, { width, batch, rows }: TreeNumbers, { train, dev }: Sizes): number {
  const each = writerEach + Math.min(rows, dev);
  const rest = Math.max(0, dev - rows);
  return Math.max(0, Math.min(width, Math.floor((calls - Math.min(train, width * batch) - rest) / each)));
}

/** Later paths that find a leaf to expand, and end with its child; the others come to an end that was there before. */
const expanding = 0.9;

/** The first path ends one below the least depth, where most children are worse than what they come from or the best so far. */
function expansionsOf({ depth, minDepth, iterations }: TreeNumbers): number {
  return Math.floor(Math.min(depth, minDepth + 1) + expanding * (iterations - 1));
}

export function estimateTree(numbers: TreeNumbers, sizes: Sizes, calls: number): MethodCalls {
  const total = { task: 0, writer: 0, proposals: 0 };
  for (let left = expansionsOf(numbers); left > 0; left--) {
    const children = affordableChildren(calls - total.task - total.writer, numbers, sizes);
    if (children === 0) break;
    total.task += Math.min(sizes.train, children * numbers.batch) + children * Math.min(numbers.rows, sizes.dev);
    total.writer += children * writerEach;
    total.proposals += children;
  }
  return total;
}
