import type { Row } from '../../dataset/row.js';
import { studentTail } from '../../eval/statistics/student.js';
import { estimateTokens } from '../../model/estimate-tokens.js';
import type { Candidate, SearchContext } from '../parts.js';
import { ranked } from '../selectors/prefix.js';
import type { Survivors } from './evolution.js';

export interface RaceOptions {
  /** Rows between two decisions, at most. */
  readonly block: number;
  /** How unlikely a lead must be if there were none, to count. */
  readonly alpha: number;
  /** What the longest prompt of a race loses of each score; shorter ones lose less in proportion. */
  readonly lengthPenalty: number;
}

/** A race of fewer blocks than this is none. */
const fewestBlocks = 3;

/**
 * CAPO's race (Zehle et al. 2025): block by block, and whoever is led by as many others as are to be kept is out.
 * A lead is a paired one-sided t-test on scores less a penalty for length. What is left at the end is ranked by its
 * plain scores. Everybody runs the first block, so that the kept have an order.
 */
export function race({ block, alpha, lengthPenalty }: RaceOptions): Survivors {
  return async ({ members, children, rows, keep }, context) => {
    const everyone = [...members, ...children];
    const penalties = penaltiesOf(everyone, lengthPenalty, context);
    const size = Math.max(1, Math.min(block, Math.ceil(rows.length / fewestBlocks)));
    let alive = everyone.map(({ id }) => id);
    let run: readonly Row[] = [];
    for (let until = size; until < rows.length + size && (alive.length > keep || until === size); until += size) {
      run = rows.slice(0, until);
      await context.score(alive.map((id) => ({ id, rows: run })));
      alive = stayers(alive, keep, { penalties, alpha, run, context });
    }
    return ranked(alive, run, context).slice(0, keep);
  };
}

interface Heat {
  readonly penalties: ReadonlyMap<string, number>;
  readonly alpha: number;
  readonly run: readonly Row[];
  readonly context: Pick<SearchContext, 'table'>;
}

function stayers(alive: readonly string[], keep: number, { penalties, alpha, run, context }: Heat): string[] {
  const common = context.table.common(alive, run);
  const scores = new Map(
    alive.map((id) => [id, context.table.scores(id, common).map((score) => score - (penalties.get(id) ?? 0))]),
  );
  const none = new Float64Array();
  const leads = (a: string, b: string): boolean => leadChance(scores.get(a) ?? none, scores.get(b) ?? none) < alpha;
  return alive.filter((id) => alive.filter((other) => leads(other, id)).length < keep);
}

/** The p of a paired one-sided t-test that the first is better. */
export function leadChance(a: Float64Array, b: Float64Array): number {
  const differences = a.map((score, at) => score - (b[at] ?? 0));
  const n = differences.length;
  const mean = differences.reduce((sum, value) => sum + value, 0) / n;
  const variance = differences.reduce((sum, value) => sum + (value - mean) ** 2, 0) / (n - 1);
  if (!(n > 1)) return 1;
  if (variance < 1e-18) return mean > 1e-9 ? 0 : 1;
  return studentTail(mean / Math.sqrt(variance / n), n - 1);
}

/** In proportion to the tokens of instruction and demonstrations. */
function penaltiesOf(
  candidates: readonly Candidate[],
  penalty: number,
  context: SearchContext,
): ReadonlyMap<string, number> {
  const lengths = candidates.map((candidate) => tokensOf(candidate, context));
  const longest = Math.max(1, ...lengths);
  return new Map(candidates.map(({ id }, at) => [id, (penalty * (lengths[at] ?? 0)) / longest]));
}

function tokensOf({ genome: { parts, demos = [] } }: Candidate, context: SearchContext): number {
  const shown = demos.flatMap((row) => [context.inputText(row), context.expectedText(row) ?? '']);
  return estimateTokens([...Object.values(parts), ...shown].join('\n'));
}
