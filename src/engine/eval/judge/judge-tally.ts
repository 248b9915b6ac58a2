import { type Column, createColumn } from '../column.js';
import type { JudgeAgreement } from '../contracts/judge-report.js';
import type { JudgeWork, Vote } from './judge-work.js';
import { cohensKappa, shareOfAgreement } from '../statistics/agreement.js';

/** What is kept of the judges' work on one variant's answers: numbers, no texts. */
export interface JudgeTally {
  /**
   * @param counts false where the answer got no score: what was paid counts, what was said does not
   * @param key of what is judged, where a cell has several
   */
  add(cell: number, work: JudgeWork, counts: boolean, key?: string): void;
  readonly totals: Readonly<JudgeTotals>;
  /** US dollars by cell; NaN where nothing is known. */
  readonly usd: Column;
  readonly votes: ReadonlyMap<string, MetricVotes>;
}

export interface JudgeTotals {
  calls: number;
  cached: number;
  inputTokens: number;
  outputTokens: number;
  milliseconds: number;
  unknownPrices: number;
}

/** The votes on a metric, counted. */
export interface MetricVotes {
  n: number;
  pairs: number;
  agreeing: number;
  /** By the two judges as JSON: how often they said what. */
  readonly tables: Map<string, Map<string, number>>;
}

export function createJudgeTally(): JudgeTally {
  const totals: JudgeTotals = {
    calls: 0,
    cached: 0,
    inputTokens: 0,
    outputTokens: 0,
    milliseconds: 0,
    unknownPrices: 0,
  };
  const usd = createColumn();
  const votes = new Map<string, MetricVotes>();
  const unscored = new Map<string, Asked>();
  return {
    totals,
    usd,
    votes,
    add(cell, work, counts, key = String(cell)) {
      const again = foundAgain(unscored.get(key), work);
      if (counts) unscored.delete(key);
      else unscored.set(key, { ...work, verdicts: work.calls + work.cached });
      totals.calls += work.calls;
      totals.cached += work.cached - again.verdicts;
      totals.inputTokens += work.inputTokens - again.inputTokens;
      totals.outputTokens += work.outputTokens - again.outputTokens;
      totals.milliseconds += work.milliseconds;
      if (work.usd === undefined) totals.unknownPrices++;
      usd.set(cell, (usd.at(cell) || 0) + (work.usd ?? NaN));
      if (!counts) return;
      for (const [metric, given] of Object.entries(work.votes)) {
        const known = votes.get(metric) ?? noVotes();
        votes.set(metric, known);
        countVotes(known, given);
      }
    },
  };
}

/** Verdicts on an answer that got no score all the same. */
interface Asked extends Pick<JudgeWork, 'inputTokens' | 'outputTokens'> {
  readonly verdicts: number;
}

const nothing: Asked = { verdicts: 0, inputTokens: 0, outputTokens: 0 };

/** When an answer is judged again, the verdicts that came before its error are found again, and were counted then. */
function foundAgain(before: Asked | undefined, { cached }: JudgeWork): Asked {
  return before !== undefined && cached >= before.verdicts ? before : nothing;
}

function noVotes(): MetricVotes {
  return { n: 0, pairs: 0, agreeing: 0, tables: new Map() };
}

function countVotes(known: MetricVotes, given: readonly Vote[]): void {
  known.n++;
  for (const [at, one] of given.entries())
    for (const other of given.slice(at + 1)) {
      known.pairs++;
      if (one.verdict === other.verdict) known.agreeing++;
    }
  const judges = [...new Set(given.map(({ judge }) => judge))];
  for (const [at, one] of judges.entries())
    for (const other of judges.slice(at + 1)) countPair(known, [one, other], given);
}

/** The first votes of two judges meet, then the second ones, and so on. */
function countPair({ tables }: MetricVotes, [one, other]: readonly [string, string], given: readonly Vote[]): void {
  const key = JSON.stringify([one, other]);
  const table = tables.get(key) ?? new Map<string, number>();
  tables.set(key, table);
  const said = (name: string): string[] => given.filter(({ judge }) => judge === name).map(({ verdict }) => verdict);
  const others = said(other);
  for (const [index, verdict] of said(one).entries()) {
    const both = JSON.stringify([verdict, others[index] ?? '']);
    table.set(both, (table.get(both) ?? 0) + 1);
  }
}

/** What the votes of several tallies say together, by metric; nothing for metrics with one vote an answer. */
export function agreementOf(tallies: readonly JudgeTally[]): JudgeAgreement[] {
  const metrics = [...new Set(tallies.flatMap(({ votes }) => [...votes.keys()]))].sort();
  return metrics.flatMap((metric) => {
    const all = tallies.flatMap(({ votes }) => votes.get(metric) ?? []);
    const sum = (part: 'n' | 'pairs' | 'agreeing'): number => all.reduce((total, one) => total + one[part], 0);
    const counts = { n: sum('n'), pairs: sum('pairs'), agreeing: sum('agreeing') };
    if (counts.pairs === 0) return [];
    return [{ metric, n: counts.n, share: shareOfAgreement(counts), kappas: kappasOf(all) }];
  });
}

function kappasOf(all: readonly MetricVotes[]): JudgeAgreement['kappas'] {
  const keys = [...new Set(all.flatMap(({ tables }) => [...tables.keys()]))].sort();
  return keys.map((key) => {
    const merged = new Map<string, number>();
    for (const { tables } of all)
      for (const [words, count] of tables.get(key) ?? []) merged.set(words, (merged.get(words) ?? 0) + count);
    return { judges: JSON.parse(key) as [string, string], kappa: cohensKappa(merged) ?? null };
  });
}
