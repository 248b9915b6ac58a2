import { noCharge } from '../../model/budget.js';
import type { Estimate } from '../../eval/contracts/estimate.js';
import { estimateMean } from '../../eval/statistics/estimate-mean.js';
import { seededRandom } from '../../random/seeded.js';
import type { OptimizeReport, StopReason, Verdict } from '../contracts.js';
import { devBound } from '../dev-bound.js';
import { seedCandidate } from '../genome.js';
import { createLedger, type Ledger } from '../ledger.js';
import type { Json, SearchContext } from '../parts.js';
import { refuseHopeless } from '../refuse.js';
import { RunEnded } from '../run-ended.js';
import { createScoreTable, type ScoreTable } from '../score-table.js';
import type { Emit, OptimizePorts, OptimizeTask } from '../task.js';
import { unchangedVerdict, unopenedVerdict, verdictOf } from '../verdict.js';
import { createAsker } from './ask-writer.js';
import { createRegister, type CandidateRegister } from './candidate-register.js';
import { createEvaluator } from './evaluator.js';
import { createRowRunner } from './row-runner.js';
import { createContexts } from './search-context.js';
import { testCharge } from './test-hold.js';

interface Run {
  readonly task: OptimizeTask;
  readonly ports: OptimizePorts;
  readonly emit: Emit;
  readonly seedId: string;
  readonly register: CandidateRegister;
  readonly table: ScoreTable;
  readonly ledger: Ledger;
  readonly score: ReturnType<typeof createEvaluator>;
  readonly contextOf: (step: number) => SearchContext;
}

/** One run from the first score to the verdict. @throws RefusedError */
export async function runSearch(
  task: OptimizeTask,
  ports: OptimizePorts,
  { emit, signal }: { readonly emit: Emit; readonly signal: AbortSignal },
): Promise<OptimizeReport> {
  refuseHopeless(task, ports);
  const run = assemble(task, ports, { emit, signal });
  const { pool, train, dev, testSize } = task.splits;
  const sizes = { pool: pool.length, train: train.length, dev: dev.length, test: testSize };
  emit({ type: 'started', run: task.run, method: task.method.id, seed: task.seed, sizes });
  const { id, parents, operator, step, text } = run.register.get(run.seedId);
  emit({ type: 'proposed', candidate: { id, parents, operator, step, text } });

  const stop = await endOf(run, () => search(run));
  const { verdict, stop: end } = await test(run, stop);
  const report = reportOf(run, end, verdict);
  emit({ type: 'finished', report });
  return report;
}

type RunStart = { readonly emit: Emit; readonly signal: AbortSignal };

function assemble(task: OptimizeTask, ports: OptimizePorts, { emit, signal }: RunStart): Run {
  const { splits } = task;
  const seed = seedCandidate(task.prompt);
  const scoredRows = [...splits.train, ...splits.dev];
  const register = createRegister({ seed, pool: splits.pool, scoredRows, lintErrors: ports.lintErrors, emit });
  const table = createScoreTable();
  const ledger = createLedger(task.limits);
  const rows = createRowRunner(task, ports);
  const score = createEvaluator({ task, ports, rows, table, ledger, emit, signal, candidate: register.get });
  const ask = createAsker({ writer: ports.writer, ports, ledger, emit, signal });
  ledger.hold(testCharge([seed, seed], task, rows));
  const contextOf = createContexts({ task, seedId: seed.id, register, table, ledger, rows, score, ask, emit });
  return { task, ports, emit, seedId: seed.id, register, table, ledger, score, contextOf };
}

/** Why `work` ended; what stopped it is told, what it found stays. */
async function endOf({ emit }: Run, work: () => Promise<StopReason>): Promise<StopReason> {
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof RunEnded)) throw error;
    if (error.stop === 'failed') emit({ type: 'problem', message: error.message, fatal: true });
    return error.stop;
  }
}

async function search(run: Run): Promise<StopReason> {
  const { task, contextOf } = run;
  const start = contextOf(0);
  await start.crown([]);
  const { searcher } = task.method;
  if (isPerfect(run)) return 'perfect';
  let state = await searcher.init(start);
  for (let step = 1; ; step++) {
    const done = searcher.done(state);
    if (done !== undefined) return done;
    state = await searcher.step(state, contextOf(step));
    checkpoint(run, step, state);
    if (isPerfect(run)) return 'perfect';
  }
}

function isPerfect({ table, task, contextOf }: Run): boolean {
  return table.mean(contextOf(0).best(), task.splits.dev) >= 1;
}

function checkpoint({ emit, ports, ledger }: Run, step: number, state: Json): void {
  emit({ type: 'step', step, spend: { ...ports.paid(), ...ledger.charged() }, state });
}

interface Tested {
  readonly verdict: Verdict;
  readonly stop: StopReason;
}

/** Opens the sealed test, unless the run was stopped or never scored its seed. */
async function test(run: Run, stop: StopReason): Promise<Tested> {
  const { task, table, seedId } = run;
  let verdict = unopenedVerdict(task.metric.id);
  const isScored = table.scores(seedId, task.splits.dev).length > 0;
  if (stop === 'cancelled' || stop === 'failed' || !isScored) return { verdict, stop };
  const end = await endOf(run, async () => {
    verdict = await openTest(run);
    return stop;
  });
  return { verdict, stop: end };
}

async function openTest({ task, table, ledger, score, seedId, contextOf }: Run): Promise<Verdict> {
  const best = contextOf(0).best();
  const rows = task.splits.openTest();
  ledger.hold(noCharge);
  const arms = [...new Set([seedId, best])];
  await score(arms.map((id) => ({ id, rows })));
  const common = table.common(arms, rows);
  const random = seededRandom(task.seed).fork('test');
  if (best === seedId) return unchangedVerdict(task.metric.id, table.scores(seedId, common), random);
  return verdictOf(task.metric.id, table.scores(seedId, common), table.scores(best, common), random);
}

function reportOf(run: Run, stop: StopReason, test: Verdict): OptimizeReport {
  const { task, ports, table, ledger, register, seedId, contextOf } = run;
  const scored = table.ids().filter((id) => id !== seedId);
  const best = contextOf(0).best();
  const common = table.common([seedId, best], task.splits.dev);
  const devScore = (id: string): Estimate =>
    estimateMean(table.scores(id, common), seededRandom(`${task.seed}/${id}/dev`));
  const seedText = task.prompt.text;
  const chosen = register.get(best).text;
  const bound = devBound(task, { text: chosen, scores: table.scores(best, task.splits.dev) });
  return {
    run: task.run,
    method: task.method.id,
    seed: task.seed,
    stop,
    candidates: scored.length,
    spend: { ...ports.paid(), ...ledger.charged() },
    dev: { seed: devScore(seedId), best: devScore(best), ...(bound && { bound }) },
    test,
    bestText: test.verdict === 'better' ? chosen : seedText,
    seedText,
  };
}
