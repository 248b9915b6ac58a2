import { seededRandom } from '../../random/seeded.js';
import { gradingCalls } from '../graded-by.js';
import type { Ledger } from '../ledger.js';
import type { Places, ScoreJob, SearchContext } from '../parts.js';
import { inputText } from '../proposers/input-text.js';
import type { ScoreTable } from '../score-table.js';
import type { Emit, OptimizeTask } from '../task.js';
import type { createAsker } from './ask-writer.js';
import type { CandidateRegister } from './candidate-register.js';
import type { Duels } from './duels.js';
import type { RowRunner } from './row-runner.js';
import type { Throne } from './throne.js';

export interface ContextParts {
  readonly task: OptimizeTask;
  readonly seedId: string;
  readonly register: CandidateRegister;
  readonly table: ScoreTable;
  readonly places: Places;
  readonly ledger: Ledger;
  readonly score: (jobs: readonly ScoreJob[]) => Promise<void>;
  readonly ask: ReturnType<typeof createAsker>;
  readonly rows: Pick<RowRunner, 'expectedText'>;
  readonly duels: Duels;
  readonly throne: Throne;
  readonly emit: Emit;
}

/** Makes the context of each step; who is best so far lives on between steps. */
export function createContexts(parts: ContextParts): (step: number) => SearchContext {
  const { task, register, table, places, ledger, throne, duels } = parts;
  const { pool, train, dev } = task.splits;
  const callsEach = 1 + gradingCalls(task);
  return (step) => ({
    seed: register.get(parts.seedId),
    rows: { pool, train, dev },
    table,
    places,
    leaders: task.objective === 'pareto' ? 2 : 1,
    random: seededRandom(task.seed).fork(`step-${step}`),
    candidate: (id) => register.get(id),
    best: () => throne.best(),
    admit: (proposals) => register.admit(proposals, step),
    score: parts.score,
    callsLeft: () => Math.floor(ledger.callsLeft() / callsEach),
    ask: parts.ask,
    duel: (a, b, rows, votes) => duels.fight({ a, b, rows, votes }),
    crown: (ids) => throne.crown(ids),
    inputText: (row) => inputText(task.prompt, row),
    expectedText: (row) => parts.rows.expectedText(row),
    tell: (message) => parts.emit({ type: 'problem', message }),
  });
}
