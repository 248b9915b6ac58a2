import type { Row } from '../../dataset/row.js';
import { type Random, seededRandom } from '../../random/seeded.js';
import type { MethodCalls, Proposal, Searcher, SearchContext, SplitSizes } from '../parts.js';
import { demoStep, draftRule, type Lesson, ruleStep } from '../proposers/contrast-steps.js';
import { RunEnded } from '../run-ended.js';
import { ranked } from '../selectors/prefix.js';
import {
  type Attempt,
  type Bucket,
  byContrast,
  drawShare,
  droppedDemos,
  percentile,
  softmax,
  spaced,
  topWithSeed,
} from './trajectories.js';

export interface ContrastOptions {
  readonly steps: number;
  /** Train rows of a step. */
  readonly batch: number;
  /** Prompts drawn for each row, and new prompts of a step, less one. */
  readonly candidates: number;
  /** The most demonstrations of a prompt. */
  readonly mostDemos: number;
  readonly temperature: number;
}

type Plan = Pick<ContrastOptions, 'steps' | 'batch' | 'candidates'>;

type ContrastState = {
  readonly plan: Plan;
  readonly step: number;
  /** Every prompt with its mean on the rows it has been tried on. */
  readonly pool: readonly Attempt[];
  /** The best new prompt of each step, the seed first. */
  readonly winners: readonly string[];
};

/** Minibatches in which prompts differ teach new prompts, which join the pool (SIMBA, in DSPy). */
export function contrastPool(options: ContrastOptions): Searcher<ContrastState> {
  return {
    init(context) {
      const { seed, rows } = context;
      const plan = planContrasts(options, { train: rows.train.length, dev: rows.dev.length }, context.callsLeft());
      if (plan === undefined)
        throw new RunEnded('budget', 'The budget is too small for one batch and its new prompts.');
      return Promise.resolve({ plan, step: 0, pool: [{ id: seed.id, score: 0 }], winners: [seed.id] });
    },
    async step(state, context) {
      const { plan, step } = state;
      const batch = batchOf(step, plan.batch, context);
      const buckets = await attempts(state, batch, { options, context });
      const children = await taught(state, buckets, { options, context });
      await context.score(children.map((id) => ({ id, rows: batch })));
      const tried = children.map((id) => ({ id, score: context.table.mean(id, batch) || 0 }));
      const scores = new Map(tried.map(({ id, score }) => [id, score]));
      const winners = [...state.winners, ...ranked(children, batch, context, scores).slice(0, 1)];
      const known = state.pool.map(({ id }) => ({ id, score: context.table.mean(id, context.rows.train) || 0 }));
      if (step + 1 >= plan.steps) await context.crown(spaced(winners, plan.candidates + 1));
      return { plan, step: step + 1, pool: [...known, ...tried], winners };
    },
    done: ({ plan, step }) => (step >= plan.steps ? 'finished' : undefined),
  };
}

/** Batches follow each other through the train rows, which are in another order each time they begin anew. */
function batchOf(step: number, size: number, { rows: { train }, seed }: SearchContext): readonly Row[] {
  const each = Math.max(1, Math.floor(train.length / size));
  const round = Math.floor(step / each);
  const rows = round === 0 ? train : seededRandom(`${seed.id}/round-${round}`).shuffle(train);
  return rows.slice((step % each) * size, ((step % each) + 1) * size);
}

interface Around {
  readonly options: ContrastOptions;
  readonly context: SearchContext;
}

/** Prompts of the pool answer each row; which of them is by chance, the better the more likely. */
async function attempts(
  { plan, pool }: ContrastState,
  batch: readonly Row[],
  { options, context }: Around,
): Promise<readonly Bucket[]> {
  const random = context.random.fork('attempts');
  const draw = sourcesOf(pool, plan, { options, context });
  const drawn = batch.map((row) => ({ row, ids: Array.from({ length: plan.candidates }, () => draw(random)) }));
  const ids = [...new Set(drawn.flatMap((one) => one.ids))];
  await context.score(
    ids.map((id) => ({ id, rows: drawn.flatMap(({ row, ids: own }) => (own.includes(id) ? [row] : [])) })),
  );
  return drawn.flatMap(({ row, ids: own }) => {
    const scored = own.flatMap((id) => {
      const score = context.table.cell(id, row)?.score;
      return score === undefined ? [] : [{ id, score }];
    });
    return scored.length === 0 ? [] : [{ row, attempts: scored.sort((a, b) => b.score - a.score) }];
  });
}

function sourcesOf(pool: readonly Attempt[], plan: Plan, { options, context }: Around): (random: Random) => string {
  const top = topWithSeed(pool, context.seed.id, plan.candidates);
  const scores = top.map((id) => pool.find((one) => one.id === id)?.score ?? 0);
  const shares = softmax(scores, options.temperature);
  return (random) => top[drawShare(shares, random)] ?? context.seed.id;
}

/** New prompts, each taught by one row: by an example like it or by a rule. */
async function taught(
  { plan, pool }: ContrastState,
  buckets: readonly Bucket[],
  around: Around,
): Promise<readonly string[]> {
  const { context, options } = around;
  const random = context.random.fork('lessons');
  const scores = buckets.flatMap(({ attempts: own }) => own.map(({ score }) => score));
  const [low, high] = [percentile(scores, 10), percentile(scores, 90)];
  const draw = sourcesOf(pool, plan, around);
  const steps = byContrast(buckets)
    .slice(0, plan.candidates + 1)
    .map((bucket) => {
      const source = context.candidate(draw(random));
      const kept = thinned(source.genome.demos, options.mostDemos, random);
      const lesson: Lesson = { source, kept, bucket, low, high };
      return random.next() < 0.5
        ? { proposals: demoStep(lesson, context) }
        : { rules: draftRule(lesson, random, context) };
    });
  const drafts = steps.flatMap(({ rules = [] }) => rules);
  const texts = await context.ask(drafts.map(({ request }) => request));
  const ruled = drafts.flatMap((draft, at): Proposal[] => {
    const rule = texts[at];
    return rule === undefined ? [] : [ruleStep(draft, rule)];
  });
  return context.admit([...steps.flatMap(({ proposals = [] }) => proposals), ...ruled]).map(({ id }) => id);
}

/** Some demonstrations go by chance, so that a full set makes room. */
function thinned(demos: readonly Row[] | undefined, most: number, random: Random): readonly Row[] | undefined {
  if (demos === undefined) return undefined;
  const places = Array.from({ length: droppedDemos(demos.length, most, random) }, () => random.below(demos.length));
  return demos.filter((_, at) => !places.includes(at));
}

/** Different prompts among those drawn for a row, about: the softmax prefers few of them. */
const differentShare = 0.6;

/** The most that a search takes, so that it is certain to reach its end. */
function mostCalls(plan: Plan, dev: number): number {
  const step = plan.batch * plan.candidates + (plan.candidates + 1) * (plan.batch + 1);
  return plan.steps * step + Math.min(plan.steps, plan.candidates) * dev;
}

const leastBatch = 10;
const fewSteps = 3;

/** The largest search that is certain to fit: the batch is given up first, then steps, then prompts. */
export function planContrasts(
  { steps, batch, candidates }: Plan,
  { train, dev }: Pick<SplitSizes, 'train' | 'dev'>,
  calls: number,
): Plan | undefined {
  let plan: Plan = { steps, batch: Math.min(batch, train), candidates };
  while (mostCalls(plan, dev) > calls) {
    if (plan.batch > leastBatch) plan = { ...plan, batch: plan.batch - 1 };
    else if (plan.steps > fewSteps) plan = { ...plan, steps: plan.steps - 1 };
    else if (plan.candidates > 2) plan = { ...plan, candidates: plan.candidates - 1 };
    else if (plan.steps > 1) plan = { ...plan, steps: plan.steps - 1 };
    else return undefined;
  }
  return plan;
}

/** What is to be expected: in the first step there is the seed alone, and half of the lessons are rules. */
export function estimateContrasts(options: Plan, sizes: Pick<SplitSizes, 'train' | 'dev'>, calls: number): MethodCalls {
  const plan = planContrasts(options, sizes, calls);
  if (plan === undefined) return { task: 0, writer: 0, proposals: 0 };
  const proposals = plan.steps * (plan.candidates + 1);
  // A prompt has met this share of the rows already when it was new.
  const fresh = 1 - plan.batch / sizes.train;
  const attempted = plan.batch * (1 + (plan.steps - 1) * plan.candidates * differentShare * fresh);
  const crowned = Math.min(plan.steps, plan.candidates) * sizes.dev;
  return {
    task: Math.round(attempted + proposals * plan.batch + crowned),
    writer: Math.round(proposals / 2),
    proposals,
  };
}
