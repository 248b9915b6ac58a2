import { estimateMean } from '../../eval/statistics/estimate-mean.js';
import { seededRandom } from '../../random/seeded.js';
import type { Ledger } from '../ledger.js';
import type { ScoreJob, SearchContext } from '../parts.js';
import { inputText } from '../proposers/input-text.js';
import type { ScoreTable } from '../score-table.js';
import type { Emit, OptimizeTask } from '../task.js';
import type { createAsker } from './ask-writer.js';
import type { CandidateRegister } from './candidate-register.js';
import type { RowRunner } from './row-runner.js';
import { testCharge } from './test-hold.js';

export interface ContextParts {
  readonly task: OptimizeTask;
  readonly seedId: string;
  readonly register: CandidateRegister;
  readonly table: ScoreTable;
  readonly ledger: Ledger;
  readonly rows: RowRunner;
  readonly score: (jobs: readonly ScoreJob[]) => Promise<void>;
  readonly ask: ReturnType<typeof createAsker>;
  readonly emit: Emit;
}

/** Makes the context of each step; who is best so far lives on between steps. */
export function createContexts(parts: ContextParts): (step: number) => SearchContext {
  const { task, register, table, ledger } = parts;
  const { pool, train, dev } = task.splits;
  let best = parts.seedId;
  let announced: string | undefined;

  const crown = async (ids: readonly string[]): Promise<void> => {
    const arms = [best, ...ids.filter((id) => id !== best)];
    await parts.score(arms.map((id) => ({ id, rows: dev })));
    const common = table.common(arms, dev);
    for (const id of arms) {
      if (table.mean(id, common) > table.mean(best, common) && holdTest(id, parts)) best = id;
    }
    if (best !== announced) announce(best, parts);
    announced = best;
  };

  return (step) => ({
    seed: register.get(parts.seedId),
    rows: { pool, train, dev },
    table,
    random: seededRandom(task.seed).fork(`step-${step}`),
    candidate: (id) => register.get(id),
    best: () => best,
    admit: (proposals) => register.admit(proposals, step),
    score: parts.score,
    callsLeft: () => ledger.callsLeft(),
    ask: parts.ask,
    crown,
    inputText: (row) => inputText(task.prompt, row),
    expectedText: (row) => parts.rows.expectedText(row),
  });
}

/** False when the sealed test of such a winner could not be paid for. */
function holdTest(best: string, { task, seedId, register, rows, ledger }: ContextParts): boolean {
  return ledger.hold(testCharge([register.get(seedId), register.get(best)], task, rows));
}

function announce(id: string, { task, table, ledger, emit }: ContextParts): void {
  const scores = table.scores(id, task.splits.dev);
  const { taskCalls, writerCalls } = ledger.charged();
  const score = estimateMean(scores, seededRandom(`${task.seed}/${id}/dev`));
  emit({ type: 'best', id, score, charged: taskCalls + writerCalls });
}
