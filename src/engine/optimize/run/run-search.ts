import type { Estimate } from '../../eval/contracts/estimate.js';
import { estimateMean } from '../../eval/statistics/estimate-mean.js';
import { seededRandom } from '../../random/seeded.js';
import type { OptimizeReport, StopReason } from '../contracts.js';
import { devBound } from '../dev-bound.js';
import { seedCandidate } from '../genome.js';
import { gradersOf } from '../graded-by.js';
import { createLedger, type Ledger } from '../ledger.js';
import { penaltyFor } from '../objective.js';
import type { Json, SearchContext } from '../parts.js';
import { placesByFronts, placesByScore } from '../places.js';
import { refuseHopeless } from '../refuse.js';
import { RunEnded } from '../run-ended.js';
import { createScoreTable, type ScoreTable } from '../score-table.js';
import type { Emit, OptimizePorts, OptimizeTask } from '../task.js';
import { answerCosts, tradeOffs } from '../trade-offs.js';
import { unopenedVerdict } from '../verdict.js';
import { createAsker } from './ask-writer.js';
import { type CodeWatch, createCodeWatch } from './code-faults.js';
import { createRegister, type CandidateRegister } from './candidate-register.js';
import { createDuels, type Duels } from './duels.js';
import { createEvaluator } from './evaluator.js';
import { createRowRunner } from './row-runner.js';
import { openTest, type Tested } from './sealed-test.js';
import { createContexts } from './search-context.js';
import { testCharge } from './test-hold.js';
import { createThrone, crownVotes, type Throne } from './throne.js';
import { createWatch, type Watch } from './watch.js';

interface Run {
  readonly task: OptimizeTask;
  readonly ports: OptimizePorts;
  readonly emit: Emit;
  readonly seedId: string;
  readonly register: CandidateRegister;
  readonly table: ScoreTable;
  readonly ledger: Ledger;
  readonly score: ReturnType<typeof createEvaluator>;
  readonly duels: Duels;
  readonly throne: Throne;
  readonly contextOf: (step: number) => SearchContext;
  readonly watch: Watch;
  readonly code: CodeWatch;
  readonly tellRows: () => void;
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
  run.tellRows();
  const { id, parents, operator, step, text } = run.register.get(run.seedId);
  emit({ type: 'proposed', candidate: { id, parents, operator, step, text } });

  const stop = await endOf(run, () => search(run));
  const report = reportOf(run, await test(run, stop));
  emit({ type: 'finished', report });
  return report;
}

type RunStart = { readonly emit: Emit; readonly signal: AbortSignal };

function assemble(task: OptimizeTask, ports: OptimizePorts, { emit, signal }: RunStart): Run {
  const { splits } = task;
  const seed = seedCandidate(task.prompt, task.constraints);
  const scoredRows = [...splits.train, ...splits.dev];
  const { constraints } = task;
  const known = { seed, pool: splits.pool, scoredRows, ...(constraints && { constraints }) };
  const register = createRegister({ ...known, lintErrors: ports.lintErrors, emit });
  const table = createScoreTable();
  const ledger = createLedger(task.limits);
  const rows = createRowRunner(task, ports);
  const penaltyOf = penaltyFor(task.penalty ?? {}, seed);
  const watch = createWatch({ task, ports, ledger, emit });
  const code = createCodeWatch(task, emit);
  const measuring = { task, ports, rows, table, ledger, emit, watch, code, signal, penaltyOf };
  const score = createEvaluator({ ...measuring, candidate: register.get });
  const ask = createAsker({ writer: ports.writer, own: task.requests, ports, ledger, emit, watch, signal });
  const duels = createDuels({ task, ports, table, ledger, emit, watch, signal, score });
  const { judges } = ports;
  const holdTest = (id: string): boolean =>
    ledger.hold(testCharge([seed, register.get(id)], task, { rows, ...(judges && { judges }) }));
  holdTest(seed.id);
  const places = task.objective === 'pareto' ? placesByFronts(table) : placesByScore(table);
  const common = { task, seedId: seed.id, table, places, ledger, score, duels, emit };
  const throne = createThrone({ ...common, holdTest });
  const contextOf = createContexts({ ...common, register, rows, ask, throne });
  const tellRows = (): void => watch.rows((row) => rows.expectedText(row));
  return { ...common, ports, register, throne, contextOf, watch, code, tellRows };
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

/** Where costs count too, a prompt that is right everywhere may still get cheaper. */
function isPerfect({ table, task, throne }: Run): boolean {
  if (task.duels !== undefined || task.penalty !== undefined || task.objective === 'pareto') return false;
  return table.mean(throne.best(), task.splits.dev) >= 1;
}

function checkpoint({ emit, ports, ledger }: Run, step: number, state: Json): void {
  emit({ type: 'step', step, spend: { ...ports.paid(), ...ledger.charged() }, state });
}

interface Ended {
  readonly stop: StopReason;
  readonly tested: Tested;
}

/** Opens the sealed test, unless the run was stopped or never scored its seed. */
async function test(run: Run, stop: StopReason): Promise<Ended> {
  const { task, table, seedId } = run;
  let tested: Tested = { verdict: unopenedVerdict(task.metric.id) };
  const isMeasured = task.duels !== undefined || table.scores(seedId, task.splits.dev).length > 0;
  if (stop === 'cancelled' || stop === 'failed' || !isMeasured) return { tested, stop };
  const end = await endOf(run, async () => {
    run.throne.yield();
    tested = await openTest(run.throne.best(), run);
    return stop;
  });
  return { tested, stop: end };
}

function reportOf(run: Run, { stop, tested: { verdict: test, judged, moved } }: Ended): OptimizeReport {
  const { task, ports, table, ledger, register, seedId, throne } = run;
  const scored = table.ids().filter((id) => id !== seedId);
  const best = throne.best();
  const graders = gradersOf(task);
  const codeFaults = run.code.faults();
  const seedText = task.prompt.text;
  const chosen = register.get(best).text;
  const scores = table.scores(best, task.splits.dev);
  const bound =
    task.duels === undefined && task.penalty === undefined ? devBound(task, { text: chosen, scores }) : undefined;
  return {
    run: task.run,
    method: task.method.id,
    seed: task.seed,
    stop,
    candidates: scored.length,
    spend: { ...ports.paid(), ...ledger.charged() },
    dev: { ...devScores(run, best), ...(bound && { bound }) },
    ...tradesOf(run, best),
    ...(codeFaults && { codeFaults }),
    ...(graders.length > 0 && { graders }),
    ...(task.objective === 'pareto' && { objective: task.objective }),
    ...(task.penalty && { penalty: task.penalty }),
    test,
    ...(judged && { judged }),
    ...(moved && { moved }),
    bestText: test.verdict === 'better' ? chosen : seedText,
    seedText,
  };
}

/** On the rows candidates are compared on; in a judged run the shares of the duel of the two, where there was one. */
function devScores({ task, table, seedId, duels }: Run, best: string): Record<'seed' | 'best', Estimate> {
  const { dev } = task.splits;
  const estimate = (id: string, scores: Float64Array): Estimate =>
    estimateMean(scores, seededRandom(`${task.seed}/${id}/dev`));
  if (task.duels === undefined) {
    const common = table.common([seedId, best], dev);
    return { seed: estimate(seedId, table.scores(seedId, common)), best: estimate(best, table.scores(best, common)) };
  }
  const shares = duels.shares({ a: seedId, b: best, rows: dev, votes: crownVotes });
  if (shares.length === 0) return { seed: unknown, best: unknown };
  return {
    seed: estimate(
      seedId,
      shares.map((share) => 1 - share),
    ),
    best: estimate(best, shares),
  };
}

const unknown: Estimate = { mean: 0.5, low: 0, high: 1 };

/** What prompts take beside how good they are, on the rows candidates are compared on. */
function tradesOf({ task, table, seedId }: Run, best: string): Pick<OptimizeReport, 'costs' | 'front'> {
  const { dev } = task.splits;
  const common = table.common([seedId, best], dev);
  if (common.length === 0) return {};
  const costs = { seed: answerCosts(seedId, common, table), best: answerCosts(best, common, table) };
  return { costs, ...(task.duels === undefined && { front: tradeOffs(dev, table) }) };
}
