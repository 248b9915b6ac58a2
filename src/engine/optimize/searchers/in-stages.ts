import type { StopReason } from '../contracts.js';
import type { Json, Searcher, SearchContext } from '../parts.js';
import { RunEnded } from '../run-ended.js';

export interface Stage {
  readonly searcher: Searcher;
  /** Why it is left out, in words a user understands; undefined when it can be done. */
  readonly leftOut?: (context: SearchContext) => string | undefined;
}

type StagesState = {
  readonly at: number;
  readonly hasBegun: boolean;
  /** What the stage itself remembers. */
  readonly inner: Json;
  readonly stop: StopReason | null;
};

/** One search after another, each from the best candidate of those before it, with the calls they left. */
export function inStages(stages: readonly Stage[]): Searcher<StagesState> {
  return {
    init: () => Promise.resolve(startOf(0)),
    async step(state, context) {
      const stage = stages[state.at];
      if (stage === undefined) return { ...state, stop: 'finished' };
      const isLast = state.at === stages.length - 1;
      const reason = state.hasBegun ? undefined : stage.leftOut?.(context);
      if (reason !== undefined) {
        context.tell(reason);
        return isLast ? { ...state, stop: 'finished' } : startOf(state.at + 1);
      }
      try {
        return await stepOf(stage, state, { isLast, context });
      } catch (error) {
        if (!(error instanceof RunEnded) || error.stop !== 'budget' || isLast) throw error;
        return startOf(state.at + 1);
      }
    },
    done: ({ stop }) => stop ?? undefined,
  };
}

function startOf(at: number): StagesState {
  return { at, hasBegun: false, inner: null, stop: null };
}

async function stepOf(
  { searcher }: Stage,
  state: StagesState,
  { isLast, context }: { readonly isLast: boolean; readonly context: SearchContext },
): Promise<StagesState> {
  const before = state.hasBegun ? state.inner : await searcher.init(context);
  const inner = await searcher.step(before, context);
  const stop = searcher.done(inner);
  if (stop === undefined) return { ...state, hasBegun: true, inner };
  return isLast ? { ...state, hasBegun: true, inner, stop } : startOf(state.at + 1);
}
