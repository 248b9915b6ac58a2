import type { Row } from '../dataset/row.js';
import { compareScores } from '../eval/statistics/compare-scores.js';
import type { Random } from '../random/seeded.js';
import type { TradeOff } from './contracts.js';
import type { ScoreTable } from './score-table.js';
import { isCheaper, tradeOffs } from './trade-offs.js';

/** What is chosen among. */
export interface Measured {
  readonly seedId: string;
  readonly dev: readonly Row[];
  readonly table: ScoreTable;
  readonly random: Random;
}

/**
 * Of the prompts that no other one beats in score, tokens and money, the cheapest of those that take less than the best
 * and are as good within the interval of the difference; the best itself where there is none. One that scores no more
 * than the seed is none: it could not be the better prompt.
 */
export function cheaperAsGood(best: string, { seedId, dev, table, random }: Measured): string {
  const rows = table.common([best], dev);
  const front = tradeOffs(rows, table);
  const top = front.find(({ id }) => id === best);
  if (best === seedId || top === undefined) return best;
  const isAsGood = ({ id }: TradeOff): boolean =>
    compareScores(table.scores(id, rows), table.scores(best, rows), random.fork(id)).low <= 0;
  const isGain = ({ id }: TradeOff): boolean => {
    const common = table.common([seedId, id], rows);
    return table.mean(id, common) > table.mean(seedId, common);
  };
  const cheaper = front.filter((point) => point.id !== seedId && isCheaper(point, top));
  const chosen = cheaper.filter((point) => isGain(point) && isAsGood(point)).sort(byCost)[0];
  return chosen?.id ?? best;
}

function byCost(a: TradeOff, b: TradeOff): number {
  return (a.usd ?? 0) - (b.usd ?? 0) || a.inputTokens - b.inputTokens || b.score - a.score;
}
