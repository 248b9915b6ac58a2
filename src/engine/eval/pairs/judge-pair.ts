import type { AskJudge } from '../contracts/judged-metric.js';
import type { PairMetric } from '../contracts/pair-metric.js';
import type { AnswerPair } from './answer-pair.js';
import type { PairResult } from './pair-result.js';
import { tried, votesOf, type Jurors } from '../judge/judge-answer.js';
import { createJudgeLedger } from '../judge/judge-ledger.js';

/** Whom a vote prefers, whatever the place; a disagreement between the two orders is a tie. */
interface PairVerdict {
  readonly verdict: 'a' | 'b' | 'tie';
  readonly turned: boolean;
  readonly reason: string | undefined;
}

const worth = { a: 0, tie: 0.5, b: 1 } as const;

/** Has every judge compare two answers in both orders. Equal answers are a tie that nobody is asked about. */
export async function judgePair(
  metric: PairMetric,
  { first: a, second: b, ...row }: AnswerPair,
  jurors: Omit<Jurors, 'ledger'>,
): Promise<Pick<PairResult, 'value' | 'asked' | 'turned' | 'reason' | 'judge' | 'error'>> {
  const ledger = createJudgeLedger();
  const none = { value: 0.5, asked: 0, turned: 0, reason: undefined, error: undefined };
  if (a === b) return { ...none, judge: { ...ledger.sum(), votes: {} } };
  const found = await tried(metric.id, () =>
    votesOf(metric.jury, (ask) => inBothOrders(metric, { ...row, a, b }, ask), { ...jurors, ledger }),
  );
  if ('kind' in found) return { ...none, judge: { ...ledger.sum(), votes: {} }, error: found };
  const votes = found.map(({ judge, given }) => ({ judge, verdict: given.verdict }));
  return {
    value: votes.reduce((sum, { verdict }) => sum + worth[verdict], 0) / votes.length,
    asked: votes.length,
    turned: found.filter(({ given }) => given.turned).length,
    reason: found[0]?.given.reason,
    judge: { ...ledger.sum(), votes: { [metric.id]: votes } },
    error: undefined,
  };
}

async function inBothOrders(
  { compare }: PairMetric,
  { a, b, ...row }: Omit<AnswerPair, 'first' | 'second'> & { readonly a: string; readonly b: string },
  ask: AskJudge,
): Promise<PairVerdict> {
  const forth = await compare({ ...row, first: a, second: b }, ask);
  const back = await compare({ ...row, first: b, second: a }, ask);
  const one = { first: 'a', second: 'b', tie: 'tie' } as const;
  const other = { first: 'b', second: 'a', tie: 'tie' } as const;
  const turned = one[forth.winner] !== other[back.winner];
  return { verdict: turned ? 'tie' : one[forth.winner], turned, reason: forth.reason };
}
