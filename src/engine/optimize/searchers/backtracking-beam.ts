import type { Row } from '../../dataset/row.js';
import type { MethodCalls, Proposer, SearchContext, Searcher, SplitSizes } from '../parts.js';
import { failedRows } from '../proposers/failed-rows.js';
import { RunEnded } from '../run-ended.js';
import { ranked } from '../selectors/prefix.js';

export interface BacktrackingNumbers {
  /** The last of them only scores, so there is one expansion less. */
  readonly steps: number;
  readonly width: number;
  /** Children of each parent. */
  readonly expand: number;
  /** Failures a parent is run for before it is expanded. */
  readonly errors: number;
}

type BacktrackingState = { readonly step: number; readonly nodes: readonly string[]; readonly barren: number };

const barrenLimit = 2;
/** A child: a critique and a rewrite. */
const writerEach = 2;

/**
 * Expands the best of all prompts there ever were, not of the last step alone, and scores every child on all dev rows.
 * A parent answers train rows only until it has failed often enough to learn from.
 */
export function backtrackingBeam(proposer: Proposer, numbers: BacktrackingNumbers): Searcher<BacktrackingState> {
  return {
    init: (context) => Promise.resolve({ step: 0, nodes: [context.seed.id], barren: 0 }),
    async step({ step, nodes, barren }, context) {
      const parents = ranked(nodes, context.rows.dev, context).slice(0, numbers.width);
      await runUntilErrors(parents, numbers.errors, context);
      const most = Math.floor(context.callsLeft() / (writerEach + context.rows.dev.length));
      if (most === 0) throw new RunEnded('budget', 'The budget is too small to score another rewrite.');
      const family = { parents: parents.map((id) => context.candidate(id)), children: [], most };
      const children = context.admit(await proposer.propose(family, context)).map(({ id }) => id);
      await context.crown(children);
      return { step: step + 1, nodes: [...nodes, ...children], barren: children.length === 0 ? barren + 1 : 0 };
    },
    done({ step, barren }) {
      if (step >= numbers.steps - 1) return 'finished';
      return barren >= barrenLimit ? 'no-progress' : undefined;
    },
  };
}

/** In blocks of twice the failures that are wanted, as long as there is room for a child. */
async function runUntilErrors(parents: readonly string[], errors: number, context: SearchContext): Promise<void> {
  const { train, dev } = context.rows;
  const block = 2 * errors;
  for (let until = block; until < train.length + block; until += block) {
    const rows = train.slice(0, until);
    const open = parents.filter((id) => failedRows(context.candidate(id), context).length < errors);
    const cost = open.reduce((sum, id) => sum + unmeasured(id, rows, context), 0);
    if (open.length === 0 || cost + writerEach + dev.length > context.callsLeft()) return;
    await context.score(open.map((id) => ({ id, rows })));
  }
}

function unmeasured(id: string, rows: readonly Row[], { table }: SearchContext): number {
  return rows.filter((row) => !table.has(id, row)).length;
}

/** Every parent fails half of the rows it is run on, about. */
export function estimateBacktracking(
  numbers: BacktrackingNumbers,
  { train, dev }: Pick<SplitSizes, 'train' | 'dev'>,
  calls: number,
): MethodCalls {
  const total = { task: 0, writer: 0, proposals: 0 };
  for (let step = 0; step < numbers.steps - 1; step++) {
    const run = Math.min(train, 2 * numbers.errors) * (step === 0 ? 1 : Math.min(numbers.width, numbers.expand));
    const wanted = step === 0 ? numbers.expand : numbers.width * numbers.expand;
    const left = calls - total.task - total.writer - run;
    const children = Math.max(0, Math.min(wanted, Math.floor(left / (writerEach + dev))));
    if (children === 0) break;
    total.task += run + children * dev;
    total.writer += children * writerEach;
    total.proposals += children;
  }
  return total;
}
