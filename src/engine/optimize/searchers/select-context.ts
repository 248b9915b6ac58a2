import type { Row } from '../../dataset/row.js';
import type { SearchContext, SelectContext } from '../parts.js';

interface Selection {
  readonly rows: readonly Row[];
  /** The most the selection may take. */
  readonly calls: number;
  /** Calls that must be left when it ends. */
  readonly spare: number;
}

/** What a selector sees of a step: rows in a random order of the step's own, and a share of the budget. */
export function selectContext(context: SearchContext, { rows, calls, spare }: Selection): SelectContext {
  return {
    rows: context.random.fork('rows').shuffle(rows),
    calls: Math.max(0, Math.min(calls, context.callsLeft() - spare)),
    table: context.table,
    places: context.places,
    measure: (jobs) => context.score(jobs),
    duel: context.duel,
  };
}
