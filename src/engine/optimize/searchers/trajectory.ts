import type { Candidate, MethodCalls, Proposer, SearchContext, Searcher, SplitSizes } from '../parts.js';
import { RunEnded } from '../run-ended.js';
import { crownLeaders } from './crown-leaders.js';

export interface TrajectoryOptions {
  /** Proposes in the first step, when there is the seed alone. */
  readonly first: Proposer;
  /** Proposes in the others; its parents are the best so far, the best of them last. */
  readonly next: Proposer;
  readonly numbers: TrajectoryNumbers;
}

export interface TrajectoryNumbers {
  readonly steps: number;
  /** Candidates of a step; the first makes one less where the seed counts among them. */
  readonly each: number;
  readonly first: number;
  /** How many of the best so far the next step is shown. */
  readonly history: number;
  /** Train rows every candidate is scored on, the same ones in all steps. */
  readonly rows: number;
}

type TrajectoryState = {
  readonly step: number;
  /** Everything scored, in the order of proposal, the seed first. */
  readonly tried: readonly string[];
  /** Steps in a row that made no new candidate. */
  readonly barren: number;
};

const barrenLimit = 3;

/** Proposes from all that was tried and how it scored, step after step; a new leader on train rows meets the dev rows. */
export function trajectory({ first, next, numbers }: TrajectoryOptions): Searcher<TrajectoryState> {
  return {
    init: (context) => Promise.resolve({ step: 0, tried: [context.seed.id], barren: 0 }),
    async step({ step, tried, barren }, context) {
      const rows = context.rows.train.slice(0, numbers.rows);
      const most = affordableEach(context.callsLeft(), step, numbers, {
        train: context.rows.train.length,
        dev: context.rows.dev.length,
      });
      if (most === 0) throw new RunEnded('budget', 'The budget is too small to score another prompt.');
      await context.score([{ id: context.seed.id, rows }]);
      const parents = leadersOf(tried, numbers.history, context).map((id) => context.candidate(id));
      const proposer = step === 0 ? first : next;
      const children = context.admit(await proposer.propose({ parents, children: [], most }, context));
      const all = [...tried, ...(await scored(children, rows, context))];
      await crownLeaders([...leadersOf(all, context.leaders, context)].reverse(), context);
      return { step: step + 1, tried: all, barren: children.length === 0 ? barren + 1 : 0 };
    },
    done({ step, barren }) {
      if (step >= numbers.steps) return 'finished';
      return barren >= barrenLimit ? 'no-progress' : undefined;
    },
  };
}

async function scored(
  children: readonly Candidate[],
  rows: SearchContext['rows']['train'],
  context: SearchContext,
): Promise<readonly string[]> {
  await context.score(children.map(({ id }) => ({ id, rows })));
  return children.map(({ id }) => id);
}

/** The best on the train rows all of them share, in the order of their scores there, the best last. */
function leadersOf(tried: readonly string[], most: number, { places, table, rows }: SearchContext): readonly string[] {
  const common = table.common(tried, rows.train);
  const found = places(tried, common);
  const kept = ascending(
    tried.map((id, at) => [id, -(found[at] ?? 0)]),
    most,
  );
  return ascending(
    kept.map((id) => [id, table.mean(id, common) || 0]),
    most,
  );
}

/** The best in ascending order; of equals the later one counts as better, as it came with more to go by. */
export function ascending(scores: readonly (readonly [id: string, score: number])[], most: number): readonly string[] {
  const sorted = [...scores].sort(([, a], [, b]) => a - b);
  return sorted.slice(-most).map(([id]) => id);
}

type Sizes = Pick<SplitSizes, 'train' | 'dev'>;

/** Candidates a step can have so that all of them and a new leader can be scored; 0 when not one can. */
function affordableEach(calls: number, step: number, numbers: TrajectoryNumbers, { train, dev }: Sizes): number {
  const rows = Math.min(train, numbers.rows);
  const wanted = step === 0 ? numbers.first : numbers.each;
  const left = calls - dev - (step === 0 ? rows : 0);
  return Math.max(0, Math.min(wanted, Math.floor(left / (rows + 1))));
}

/** New leaders there are about, as each of n equals leads at first with a chance of 1 / n. */
function leadersAmong(steps: number): number {
  return Math.min(steps, Math.ceil(Math.log2(steps) + 1));
}

/** One call to the writer for each candidate. */
export function estimateTrajectory(numbers: TrajectoryNumbers, sizes: Sizes, calls: number): MethodCalls {
  const rows = Math.min(sizes.train, numbers.rows);
  const total = { task: 0, writer: 0, proposals: 0 };
  for (let step = 0; step < numbers.steps; step++) {
    const each = affordableEach(calls - total.task - total.writer, step, numbers, sizes);
    if (each === 0) break;
    const crowned = step < leadersAmong(numbers.steps) ? sizes.dev : 0;
    total.task += each * rows + crowned + (step === 0 ? rows : 0);
    total.writer += each;
    total.proposals += each;
  }
  return total;
}
