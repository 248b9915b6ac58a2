import { seededRandom } from '../../random/seeded.js';
import { noCharge } from '../../model/budget.js';
import type { JudgedTest, Verdict } from '../contracts.js';
import type { Ledger } from '../ledger.js';
import type { ScoreJob } from '../parts.js';
import type { ScoreTable } from '../score-table.js';
import type { OptimizePorts, OptimizeTask } from '../task.js';
import { judgedVerdict, unchangedVerdict, verdictOf } from '../verdict.js';
import type { Duels } from './duels.js';
import { crownVotes } from './throne.js';

export interface TestParts {
  readonly task: OptimizeTask;
  readonly ports: Pick<OptimizePorts, 'judges'>;
  readonly seedId: string;
  readonly table: ScoreTable;
  readonly ledger: Ledger;
  readonly score: (jobs: readonly ScoreJob[]) => Promise<void>;
  readonly duels: Duels;
}

export interface Tested {
  readonly verdict: Verdict;
  readonly judged?: JudgedTest;
}

/** Opens the sealed test, once. @throws RunEnded */
export async function openTest(best: string, parts: TestParts): Promise<Tested> {
  parts.ledger.hold(noCharge);
  return parts.task.duels === undefined ? { verdict: await scoredTest(best, parts) } : judgedTest(best, parts);
}

async function scoredTest(best: string, { task, seedId, table, score }: TestParts): Promise<Verdict> {
  const rows = task.splits.openTest();
  const arms = [...new Set([seedId, best])];
  await score(arms.map((id) => ({ id, rows })));
  const common = table.common(arms, rows);
  const random = seededRandom(task.seed).fork('test');
  if (best === seedId) return unchangedVerdict(task.metric.id, table.scores(seedId, common), random);
  return verdictOf(task.metric.id, table.scores(seedId, common), table.scores(best, common), random);
}

/** The seed against itself is a tie on every row, which nobody is asked about. */
async function judgedTest(best: string, { task, ports, seedId, duels }: TestParts): Promise<Tested> {
  const judges = [...(ports.judges?.keys() ?? [])];
  const random = seededRandom(task.seed).fork('test');
  const rows = task.splits.openTest();
  if (best === seedId) {
    const shares = new Float64Array(rows.length).fill(0.5);
    return { verdict: judgedVerdict(task.metric.id, shares, random), judged: { judges, asked: 0, turned: 0 } };
  }
  const match = { a: seedId, b: best, rows, votes: crownVotes };
  const { asked, turned } = await duels.fight(match);
  const verdict = judgedVerdict(task.metric.id, duels.shares(match), random);
  return { verdict, judged: { judges, asked, turned } };
}
