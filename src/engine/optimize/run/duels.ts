import type { Row } from '../../dataset/row.js';
import type { PairMetric } from '../../eval/contracts/pair-metric.js';
import type { AnswerPair } from '../../eval/pairs/answer-pair.js';
import { judgePair } from '../../eval/pairs/judge-pair.js';
import { addCharges, noCharge, type Charge } from '../../model/budget.js';
import { serviceKinds, type ModelErrorKind } from '../../model/chat-model.js';
import type { DuelCounts } from '../contracts.js';
import type { Ledger } from '../ledger.js';
import type { ScoreJob } from '../parts.js';
import { RunEnded } from '../run-ended.js';
import type { ScoredCell, ScoreTable } from '../score-table.js';
import type { Emit, OptimizePorts, OptimizeTask } from '../task.js';
import { createDuelTable, type DuelTable, type Judgement, type Match } from './duel-table.js';
import { endOnError, endOnOutage } from './end-on-error.js';
import { inOrder } from './in-order.js';
import { comparisonCharge } from './judge-charge.js';
import { seedRequests } from './seed-request.js';
import { splitOf } from './split-of.js';
import type { Watch } from './watch.js';

export interface DuelParts {
  readonly task: OptimizeTask;
  readonly ports: OptimizePorts;
  readonly table: ScoreTable;
  readonly ledger: Ledger;
  readonly emit: Emit;
  readonly watch: Watch;
  readonly signal: AbortSignal;
  readonly score: (jobs: readonly ScoreJob[]) => Promise<void>;
}

export interface Duels extends Pick<DuelTable, 'shares' | 'shareOn'> {
  fight(match: Match): Promise<DuelCounts>;
}

/** A comparison, or why there is none. */
type Outcome =
  | { readonly kind: 'judged'; readonly judgement: Judgement; readonly used: Charge }
  | { readonly kind: 'lost'; readonly reason: string; readonly outage: boolean; readonly used: Charge };

interface Bout {
  readonly row: Row;
  readonly key: string;
  readonly pair: AnswerPair;
}

/** Has judges compare candidates' answers, each two answers once, in batches that are set aside whole. */
export function createDuels(parts: DuelParts): Duels {
  const results = createDuelTable();
  const lost = new Set<string>();
  const showing = rowShower(parts);

  return {
    shares: (match) => results.shares(match),
    shareOn: (pair, row) => results.shareOn(pair, row),
    async fight(match) {
      const { a, b, rows, votes } = match;
      const metric = metricOf(parts.task, parts.ports, votes);
      refuseUnaffordable(match, metric, parts);
      await parts.score([a, b].map((id) => ({ id, rows })));
      const bouts = rows.flatMap((row): Bout[] => {
        const key = `judge/${[a, b].sort().join('/')}/${row.id}`;
        if (results.has(match, row) || lost.has(key)) return [];
        const [one, other] = [a, b].map((id) => parts.table.cell(id, row));
        return one && other ? [{ row, key, pair: showing(row, one, other) }] : [];
      });
      const outcomes = await judgeAll(bouts, metric, parts);
      for (const [index, { row, key }] of bouts.entries()) {
        const outcome = outcomes[index];
        if (outcome?.kind === 'judged') results.record(match, row, outcome.judgement);
        if (outcome?.kind !== 'lost') continue;
        lost.add(key);
        parts.emit({ type: 'problem', message: lossMessage(outcome.reason), lost: key });
      }
      const counts = results.count(match);
      report(match, counts, parts);
      mark(match, results, parts);
      return counts;
    },
  };
}

function metricOf({ duels, method }: OptimizeTask, { judges = new Map() }: OptimizePorts, votes: number): PairMetric {
  if (duels === undefined) throw new Error(`${method.id} duels without needing a judge: this is a bug in Hone.`);
  return { ...duels, jury: { judges: [...judges.keys()], times: votes } };
}

/** @throws RunEnded before answers are paid for that nobody could compare */
function refuseUnaffordable({ a, b, rows, votes }: Match, { jury }: PairMetric, { table, ledger }: DuelParts): void {
  const answers = [a, b].flatMap((id) => rows.filter((row) => !table.has(id, row))).length;
  const comparisons = rows.length * votes * jury.judges.length * 2;
  if (ledger.callsLeft() < answers + comparisons)
    throw new RunEnded('budget', 'The budget is too small to compare another candidate.');
}

/** What a judge is shown of a row. */
function rowShower({ task, ports }: DuelParts): (row: Row, a: ScoredCell, b: ScoredCell) => AnswerPair {
  const messagesFor = seedRequests(task, ports);
  return (row, { answer, expected }, other) => {
    return { first: answer, second: other.answer, expected, values: row.values, messages: messagesFor(row) };
  };
}

async function judgeAll(bouts: readonly Bout[], metric: PairMetric, parts: DuelParts): Promise<readonly Outcome[]> {
  const { judges = new Map() } = parts.ports;
  const open = bouts.filter(({ pair }) => pair.first !== pair.second);
  const most = open.map(({ pair }) => comparisonCharge(pair, metric.jury, judges));
  const batch = parts.ledger.open({ judge: addCharges(most) });
  if (open.length > 0) parts.watch.working({ kind: 'judging', calls: addCharges(most).calls });
  const outcomes = await inOrder(bouts, parts.ports.concurrency, (bout) => judgeOnce(bout, metric, parts));
  batch.settle(addCharges(outcomes.map(({ used }) => used)));
  parts.watch.spent();
  const outages = outcomes.flatMap((outcome) => (outcome.kind === 'lost' && outcome.outage ? [outcome.reason] : []));
  endOnOutage(outages, outcomes.length, 'comparisons');
  return outcomes;
}

async function judgeOnce(
  { key, pair }: Bout,
  metric: PairMetric,
  { ports: { judges = new Map(), lostBefore }, signal }: DuelParts,
): Promise<Outcome> {
  const before = lostBefore(key);
  if (before !== undefined) return { kind: 'lost', reason: before, outage: false, used: noCharge };
  if (signal.aborted) throw new RunEnded('cancelled', 'Stopped.');
  const { value, asked, turned, error, judge } = await judgePair(metric, pair, { judges, signal });
  const used = { calls: 0, tokens: judge.inputTokens + judge.outputTokens, usd: judge.usd ?? 0 };
  if (error === undefined) return { kind: 'judged', judgement: { value, asked, turned }, used };
  endOnError(error);
  // A verdict that cannot be read is lost like an answer that never came: more than half of them, and the judge is none.
  const outage = error.kind === 'score' || serviceKinds.has(error.kind as ModelErrorKind);
  return { kind: 'lost', reason: error.message, outage, used };
}

const lossPrefix = 'A row got no verdict and is left out of this duel: ';

/** What was lost in an earlier part of the run says so already. */
function lossMessage(reason: string): string {
  return reason.startsWith(lossPrefix) ? reason : `${lossPrefix}${reason}`;
}

function report({ a, b, rows }: Match, counts: DuelCounts, { task, emit }: DuelParts): void {
  const split = splitOf(task.splits, rows);
  if (split !== undefined) emit({ type: 'duelled', a, b, split, ...counts });
}

function mark(match: Match, results: DuelTable, { watch }: DuelParts): void {
  watch.marks(match.b, match.rows, { scoreOn: (row) => results.shareOn(match, row), over: match.a });
}
