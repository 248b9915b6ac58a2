import { fatalKinds, serviceKinds } from '../model/chat-model.js';
import { failuresToOpen } from '../model/with-circuit.js';
import type { CellError, CellResult } from './contracts/cell.js';
import type { EvaluationReport } from './contracts/report.js';
import type { JudgeWork } from './judge/judge-work.js';

/** Kinds that say nothing of the model. */
const isOfOneCell = (kind: CellError['kind']): kind is 'render' | 'score' | 'aborted' =>
  kind === 'render' || kind === 'score' || kind === 'aborted';

/** Which models are asked no more, and why. */
export interface Stops {
  /** True when no model at all is asked any more: the budget is empty. */
  isBudgetEmpty(): boolean;
  has(model: string): boolean;
  /** Learns from a result. @returns why its model or judge, or the run, stops with it; undefined most often */
  note(model: string, result: Pick<CellResult, 'error' | 'judge'>): string | undefined;
  /** All reasons so far. */
  messages(): string[];
  stopOf(wasCancelled: boolean): EvaluationReport['stop'];
}

export function createStops(): Stops {
  const stopped = new Map<string, string>();
  const failures = new Map<string, number>();
  let emptyBudget: string | undefined;

  const stop = (model: string, message: string): string | undefined => {
    if (stopped.has(model)) return undefined;
    stopped.set(model, message);
    return message;
  };

  return {
    isBudgetEmpty: () => emptyBudget !== undefined,
    has: (model) => emptyBudget !== undefined || stopped.has(model),
    note(answering, { error, judge }) {
      const model = error?.judge ?? answering;
      const count = isServiceFailure(error) ? (failures.get(model) ?? 0) + 1 : 0;
      for (const asked of [answering, ...judgesIn(judge)]) failures.set(asked, 0);
      failures.set(model, count);
      if (error === undefined || isOfOneCell(error.kind)) return undefined;
      if (error.kind === 'budget') {
        if (emptyBudget !== undefined) return undefined;
        emptyBudget = error.message;
        return emptyBudget;
      }
      if (fatalKinds.has(error.kind)) return stop(model, `${model} is asked no more: ${error.message}`);
      // As many open the circuit around the model: nothing more is sent, and rows not asked are better than errors.
      if (count < failuresToOpen) return undefined;
      return stop(model, `${model} is asked no more: ${count} rows in a row got no answer. ${error.message}`);
    },
    messages: () => [...(emptyBudget === undefined ? [] : [emptyBudget]), ...stopped.values()],
    stopOf(wasCancelled) {
      if (emptyBudget !== undefined) return 'budget';
      if (stopped.size > 0) return 'failed';
      return wasCancelled ? 'cancelled' : 'finished';
    },
  };
}

/** Those that gave a verdict. */
function judgesIn(work: JudgeWork | undefined): readonly string[] {
  return Object.values(work?.votes ?? {}).flatMap((votes) => votes.map(({ judge }) => judge));
}

function isServiceFailure(error: CellResult['error']): boolean {
  const kinds: ReadonlySet<string> = serviceKinds;
  return error !== undefined && kinds.has(error.kind);
}
