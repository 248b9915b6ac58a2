import { seededRandom } from '../../random/seeded.js';
import { noCharge } from '../../model/budget.js';
import type { JudgedTest, MovedRows, Verdict } from '../contracts.js';
import type { Ledger } from '../ledger.js';
import type { ScoreJob } from '../parts.js';
import type { ScoreTable } from '../score-table.js';
import type { OptimizePorts, OptimizeTask } from '../task.js';
import { judgedVerdict, unchangedVerdict, verdictOf } from '../verdict.js';
import type { Duels } from './duels.js';
import { movedRows } from './moved-rows.js';
import { crownVotes } from './throne.js';
import type { Watch } from './watch.js';

export interface TestParts {
  readonly task: OptimizeTask;
  readonly ports: Pick<OptimizePorts, 'judges'>;
  readonly seedId: string;
  readonly table: ScoreTable;
  readonly ledger: Ledger;
  readonly score: (jobs: readonly ScoreJob[]) => Promise<void>;
  readonly duels: Duels;
  readonly watch: Pick<Watch, 'working'>;
}

export interface Tested {
  readonly verdict: Verdict;
  readonly judged?: JudgedTest;
  readonly moved?: MovedRows;
}

/** Opens the sealed test, once. @throws RunEnded */
export async function openTest(best: string, parts: TestParts): Promise<Tested> {
  parts.ledger.hold(noCharge);
  parts.watch.working({ kind: 'testing', rows: parts.task.splits.testSize });
  return parts.task.duels === undefined ? scoredTest(best, parts) : judgedTest(best, parts);
}

async function scoredTest(best: string, { task, seedId, table, score }: TestParts): Promise<Tested> {
  const rows = task.splits.openTest();
  const arms = [...new Set([seedId, best])];
  await score(arms.map((id) => ({ id, rows })));
  const common = table.common(arms, rows);
  const random = seededRandom(task.seed).fork('test');
  const scores = { seed: table.scores(seedId, common), best: table.scores(best, common) };
  if (best === seedId) return { verdict: unchangedVerdict(task.metric.id, scores.seed, random) };
  return {
    verdict: verdictOf(task.metric.id, scores.seed, scores.best, random),
    moved: movedRows({ seed: seedId, best, rows: common, scores }, { task, table }),
  };
}

/** The seed against itself is a tie on every row, which nobody is asked about. */
async function judgedTest(best: string, { task, ports, seedId, table, duels }: TestParts): Promise<Tested> {
  const judges = [...(ports.judges?.keys() ?? [])];
  const random = seededRandom(task.seed).fork('test');
  const rows = task.splits.openTest();
  if (best === seedId) {
    const shares = new Float64Array(rows.length).fill(0.5);
    return { verdict: judgedVerdict(task.metric.id, shares, random), judged: { judges, asked: 0, turned: 0 } };
  }
  const match = { a: seedId, b: best, rows, votes: crownVotes };
  const { asked, turned } = await duels.fight(match);
  const shares = duels.shares(match);
  const judged = rows.filter((row) => duels.shareOn(match, row) !== undefined);
  const scores = { seed: shares.map((share) => 1 - share), best: shares };
  return {
    verdict: judgedVerdict(task.metric.id, shares, random),
    judged: { judges, asked, turned },
    moved: movedRows({ seed: seedId, best, rows: judged, scores }, { task, table }),
  };
}
