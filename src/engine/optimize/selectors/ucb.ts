import type { Row } from '../../dataset/row.js';
import type { SelectContext, Selector } from '../parts.js';
import { ranked } from './prefix.js';

export interface UcbOptions {
  /** Arms measured at once in a round. */
  readonly arms: number;
  /** Rows each of them is measured on in a round. */
  readonly rows: number;
  /** How much uncertainty is worth: 0 trusts the means. */
  readonly exploration: number;
}

/**
 * Upper confidence bounds (Auer, Cesa-Bianchi and Fischer 2002), as prompt search uses them: each round measures the
 * arms of the highest index on their next rows. Time is the total of pulls; ProTeGi's code counts rounds from 0 and so
 * explores nothing in its first ones.
 */
export function ucb(options: UcbOptions): Selector {
  return {
    id: 'ucb',
    async select(arms, keep, context) {
      const pulls = new Map(arms.map((id) => [id, 0]));
      for (let left = context.calls; left > 0; ) {
        const jobs = nextJobs(arms, pulls, { ...options, left, context });
        if (jobs.length === 0) break;
        await context.measure(jobs.map(({ id, until }) => ({ id, rows: context.rows.slice(0, until) })));
        for (const { id, until, cost } of jobs) {
          pulls.set(id, until);
          left -= cost;
        }
      }
      return keepMostPulled(arms, pulls, keep, context);
    },
  };
}

/** `mean + c · sqrt(ln(total pulls) / own pulls)`; arms without a score come first, as nothing is known of them. */
export function ucbIndex(mean: number, own: number, total: number, exploration: number): number {
  return own === 0 ? Infinity : mean + exploration * Math.sqrt(Math.log(total) / own);
}

interface Pull {
  readonly id: string;
  /** The prefix of rows the arm will have been measured on. */
  readonly until: number;
  readonly cost: number;
}

type Round = UcbOptions & { readonly left: number; readonly context: SelectContext };

function nextJobs(arms: readonly string[], pulls: ReadonlyMap<string, number>, round: Round): Pull[] {
  const { rows, table } = round.context;
  const own = (id: string): number => pulls.get(id) ?? 0;
  const scored = (id: string): number => scoredOf(id, own(id), round.context);
  const total = arms.reduce((sum, id) => sum + scored(id), 0);
  const index = new Map(
    arms.map((id) => [id, ucbIndex(table.mean(id, rows.slice(0, own(id))), scored(id), total, round.exploration)]),
  );
  const open = arms.filter((id) => own(id) < rows.length).sort((a, b) => compare(index.get(b), index.get(a)));
  const jobs: Pull[] = [];
  let left = round.left;
  for (const id of open.slice(0, round.arms)) {
    const until = Math.min(rows.length, own(id) + round.rows);
    const cost = rows.slice(own(id), until).filter((row) => !table.has(id, row)).length;
    if (cost > left) break;
    left -= cost;
    jobs.push({ id, until, cost });
  }
  return jobs;
}

/** Pulls that count: a row whose call was lost says nothing of the arm. */
function scoredOf(id: string, until: number, { rows, table }: SelectContext): number {
  return table.scores(id, rows.slice(0, until)).length;
}

function compare(a = -Infinity, b = -Infinity): number {
  return a === b ? 0 : a - b;
}

/**
 * The arms that were pulled most, as a bandit's best guess needs no means of different rows. Equally many pulls are of
 * the same rows, on which those arms are ranked; what is kept is ranked on the rows all of it shares.
 */
function keepMostPulled(
  arms: readonly string[],
  pulls: ReadonlyMap<string, number>,
  keep: number,
  context: SelectContext,
): string[] {
  const own = (id: string): number => pulls.get(id) ?? 0;
  const scored = (id: string): number => scoredOf(id, own(id), context);
  const counts = [...new Set(arms.map(scored))].sort((a, b) => b - a);
  const kept = counts
    .map((count) => arms.filter((id) => scored(id) === count))
    .flatMap((equals) => ranked(equals, sharedRows(equals, own, context), context))
    .slice(0, keep);
  return ranked(kept, sharedRows(kept, own, context), context);
}

function sharedRows(arms: readonly string[], own: (id: string) => number, { rows }: SelectContext): readonly Row[] {
  return rows.slice(0, Math.min(...arms.map(own)));
}
