import type { Estimate } from '../../eval/contracts/estimate.js';
import { estimateMean } from '../../eval/statistics/estimate-mean.js';
import { seededRandom } from '../../random/seeded.js';
import { chargedCalls } from '../charged-calls.js';
import { cheaperAsGood } from '../cheaper-as-good.js';
import type { Ledger } from '../ledger.js';
import type { Places, ScoreJob } from '../parts.js';
import type { ScoreTable } from '../score-table.js';
import { leads } from '../selectors/prefix.js';
import type { Emit, OptimizeTask } from '../task.js';
import type { Duels } from './duels.js';

/** Who is the best so far. */
export interface Throne {
  best(): string;
  /** As in `SearchContext`. */
  crown(ids: readonly string[]): Promise<void>;
  /** When the search is over, and before the sealed test: gives way to a cheaper one that is as good, where that is the objective. */
  yield(): void;
}

export interface ThroneParts {
  readonly task: OptimizeTask;
  readonly seedId: string;
  readonly table: ScoreTable;
  readonly places: Places;
  readonly ledger: Ledger;
  readonly score: (jobs: readonly ScoreJob[]) => Promise<void>;
  readonly duels: Duels;
  /** Sets the sealed test of such a winner aside; false when it could not be paid for. */
  readonly holdTest: (id: string) => boolean;
  readonly emit: Emit;
}

/** Comparisons of two answers where a candidate meets the best so far, and in the sealed test. */
export const crownVotes = 1;

export function createThrone(parts: ThroneParts): Throne {
  return parts.task.duels === undefined ? scoredThrone(parts) : judgedThrone(parts);
}

function scoredThrone(parts: ThroneParts): Throne {
  const { task, table } = parts;
  const { dev } = task.splits;
  let best = parts.seedId;
  let announced: string | undefined;
  const announce = (): void => {
    if (best !== announced) parts.emit({ type: 'best', id: best, ...standing(best, table.scores(best, dev), parts) });
    announced = best;
  };
  return {
    best: () => best,
    async crown(ids) {
      const arms = [best, ...ids.filter((id) => id !== best)];
      await parts.score(arms.map((id) => ({ id, rows: dev })));
      const common = table.common(arms, dev);
      // From the seed only a better score leads away: one that is as good for less could not be the better prompt.
      const isGain = (id: string): boolean =>
        best !== parts.seedId || table.mean(id, common) > table.mean(best, common);
      for (const id of arms) {
        if (leads(id, best, common, parts) && isGain(id) && parts.holdTest(id)) best = id;
      }
      announce();
    },
    yield() {
      if (task.objective !== 'pareto') return;
      const random = seededRandom(task.seed).fork('cheaper');
      const cheaper = cheaperAsGood(best, { seedId: parts.seedId, dev, table, random });
      if (parts.holdTest(cheaper)) best = cheaper;
      announce();
    },
  };
}

function judgedThrone(parts: ThroneParts): Throne {
  const { dev: rows } = parts.task.splits;
  let best = parts.seedId;
  return {
    best: () => best,
    yield: () => undefined,
    async crown(ids) {
      for (const id of ids.filter((one) => one !== best)) {
        const match = { a: best, b: id, rows, votes: crownVotes };
        const { wins, losses } = await parts.duels.fight(match);
        if (wins <= losses || !parts.holdTest(id)) continue;
        parts.emit({ type: 'best', id, ...standing(id, parts.duels.shares(match), parts), over: best });
        best = id;
      }
    },
  };
}

function standing(
  id: string,
  scores: Float64Array,
  { task, ledger }: ThroneParts,
): { readonly score: Estimate; readonly charged: number } {
  const score = estimateMean(scores, seededRandom(`${task.seed}/${id}/dev`));
  return { score, charged: chargedCalls(ledger.charged()) };
}
