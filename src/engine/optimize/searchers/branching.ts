import type { Searcher, SearchContext } from '../parts.js';
import { type Branch, branchLines, withLines } from '../proposers/branches.js';
import { grownBranches, prunedBranches, type Tree } from '../proposers/grow-branches.js';
import { mainPart } from '../proposers/pick-part.js';
import { replacePart } from '../proposers/replace-part.js';
import { RunEnded } from '../run-ended.js';

export interface BranchingOptions {
  readonly rounds: number;
  /** Rounds in a row that make nothing better before it stops growing. */
  readonly patience: number;
  /** Train rows the prompt is tried on in a round, and the failures of them that are looked into. */
  readonly minibatch: number;
  readonly failures: number;
  /** Patterns of a round that become a case each. */
  readonly patterns: number;
}

type BranchingState = {
  readonly round: number;
  readonly idle: number;
  /** What the best prompt so far was grown from, and its cases. */
  readonly root: string;
  readonly branches: readonly Branch[];
  readonly isOver: boolean;
};

/** Grows an instruction by cases from its failures, and takes out at the end those it can do without (AMPO, 2024). */
export function branching(options: BranchingOptions): Searcher<BranchingState> {
  return {
    init: (context) => Promise.resolve({ round: 0, idle: 0, root: context.best(), branches: [], isOver: false }),
    async step(state, context) {
      const grown = await grow(state, options, context);
      const isGrown = grown.round >= options.rounds || grown.idle >= options.patience;
      return isGrown ? { ...(await prune(grown, context)), isOver: true } : grown;
    },
    done({ isOver, round }) {
      if (!isOver) return undefined;
      return round >= options.rounds ? 'finished' : 'no-progress';
    },
  };
}

/** Calls to the writer in a round: a cause for each failure, what they have in common, and a case for each pattern. */
export function growingCalls({ failures, patterns }: Pick<BranchingOptions, 'failures' | 'patterns'>): number {
  return failures + 1 + patterns;
}

async function grow(state: BranchingState, options: BranchingOptions, context: SearchContext): Promise<BranchingState> {
  const round = state.round + 1;
  const tree = treeOf(state, context);
  if (tree === undefined) return { ...state, round, idle: state.idle + 1 };
  const rows = context.random.fork('minibatch').sample(context.rows.train, options.minibatch);
  await context.score([{ id: tree.candidate.id, rows }]);
  const wrong = rows.filter((row) => (context.table.cell(tree.candidate.id, row)?.score ?? 1) < 1);
  const failures = context.random.fork('failures').sample(wrong, options.failures);
  if (failures.length === 0) return { ...state, round, idle: state.idle + 1 };
  stopIfUnmeasurable(options, context);
  const { patterns } = options;
  const better = await accept(await grownBranches(tree, { failures, patterns }, context), state, context);
  return better === undefined
    ? { ...state, round, idle: state.idle + 1 }
    : { ...state, round, idle: 0, branches: better };
}

/** @throws RunEnded `budget` before the writer is asked for what could not be measured */
function stopIfUnmeasurable(options: BranchingOptions, context: SearchContext): void {
  if (context.callsLeft() < growingCalls(options) + context.rows.dev.length)
    throw new RunEnded('budget', 'The budget is too small to measure another case.');
}

/** The best prompt so far as a tree; undefined when nothing in it can be changed. */
function treeOf({ branches }: BranchingState, context: SearchContext): Tree | undefined {
  const candidate = context.candidate(context.best());
  const part = mainPart(candidate.genome);
  return part === undefined ? undefined : { candidate, part, branches };
}

/** The cases of the new best prompt; undefined when none of them makes a better one. As many meet all dev rows as can. */
async function accept(
  trees: readonly (readonly Branch[])[],
  { root }: BranchingState,
  context: SearchContext,
): Promise<readonly Branch[] | undefined> {
  const most = Math.floor(context.callsLeft() / context.rows.dev.length);
  const before = context.best();
  const { genome } = context.candidate(root);
  const part = mainPart(genome) ?? '';
  const made = trees.slice(0, most).flatMap((branches) => {
    const text = withLines(genome.parts[part] ?? '', branchLines(branches));
    const proposal = { genome: replacePart(genome, part, text), parents: [before], operator: 'branch' };
    return context.admit([proposal]).map(({ id }) => ({ id, branches }));
  });
  if (made.length === 0) return undefined;
  await context.crown(made.map(({ id }) => id));
  return made.find(({ id }) => id === context.best() && id !== before)?.branches;
}

async function prune(state: BranchingState, context: SearchContext): Promise<BranchingState> {
  const tree = treeOf(state, context);
  if (tree === undefined || state.branches.length < 2) return state;
  if (context.callsLeft() < 1 + context.rows.dev.length) return state;
  const pruned = await prunedBranches(tree, context);
  const better = pruned && (await accept([pruned], state, context));
  return better === undefined ? state : { ...state, branches: better };
}
