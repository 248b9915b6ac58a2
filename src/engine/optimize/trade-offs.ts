import type { Row } from '../dataset/row.js';
import type { AnswerCosts, TradeOff } from './contracts.js';
import type { ScoreTable } from './score-table.js';

/** What one answer of a candidate takes on average over the rows. */
export function answerCosts(id: string, rows: readonly Row[], { cell }: Pick<ScoreTable, 'cell'>): AnswerCosts {
  const cells = rows.flatMap((row) => cell(id, row) ?? []);
  const meanOf = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length;
  const costs = cells.map(({ usd }) => usd).filter((usd) => usd !== undefined);
  return {
    inputTokens: meanOf(cells.map(({ inputTokens = 0 }) => inputTokens)),
    usd: costs.length === cells.length ? meanOf(costs) : null,
  };
}

/**
 * The candidates with a score on all the rows of which no other one is at least as good in score, tokens and money and
 * better in one of them.
 */
export function tradeOffs(rows: readonly Row[], table: ScoreTable): TradeOff[] {
  const measured = table.ids().filter((id) => table.scores(id, rows).length === rows.length);
  const points = measured.map((id) => ({ id, score: table.mean(id, rows), ...answerCosts(id, rows, table) }));
  return paretoFront(points).sort((a, b) => b.score - a.score);
}

export function paretoFront(points: readonly TradeOff[]): TradeOff[] {
  return points.filter((point) => !points.some((other) => dominates(other, point)));
}

export function dominates(a: TradeOff, b: TradeOff): boolean {
  return isGain([a.score - b.score, ...savings(a, b)]);
}

/** Whether `a` takes no more tokens and money than `b`, and less of one of them. */
export function isCheaper(a: AnswerCosts, b: AnswerCosts): boolean {
  return isGain(savings(a, b));
}

function savings(a: AnswerCosts, b: AnswerCosts): readonly number[] {
  return [b.inputTokens - a.inputTokens, (b.usd ?? 0) - (a.usd ?? 0)];
}

function isGain(gains: readonly number[]): boolean {
  return gains.every((gain) => gain >= 0) && gains.some((gain) => gain > 0);
}
