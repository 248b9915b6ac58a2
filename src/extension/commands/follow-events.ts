import type { EvaluationEvent } from '../../engine/eval/contracts/evaluation-event.js';
import { failureText } from '../failure-text.js';
import { isOfKind } from '../is-of-kind.js';
import type { ResultsState } from '../results/results-state.js';
import { takeTurns } from '../take-turns.js';

interface Following {
  readonly signal: AbortSignal;
  readonly onEvent: (event: EvaluationEvent) => void;
  readonly onProblem?: (message: string) => void;
}

/** Keeps what happens in a run, until it has ended, however it did. */
export async function followEvents(
  events: AsyncIterable<EvaluationEvent>,
  state: ResultsState,
  { signal, onEvent, onProblem }: Following,
): Promise<void> {
  try {
    for await (const event of takeTurns(events)) {
      state.apply(event);
      onEvent(event);
    }
  } catch (error) {
    // A run of other forms is stopped by this while a model writes them.
    if (signal.aborted && isOfKind(error, 'aborted')) {
      state.stop();
      return;
    }
    const message = failureText(error);
    state.fail(message);
    onProblem?.(message);
  }
}
