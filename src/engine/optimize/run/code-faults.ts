import type { CellResult } from '../../eval/contracts/cell.js';
import type { CodeFaults } from '../contracts.js';
import { codedBy } from '../graded-by.js';
import { RunEnded } from '../run-ended.js';
import type { Emit, OptimizeTask } from '../task.js';

/**
 * The rule for code that fails on an answer, which throws, takes too long or gives back what is no score: its metric
 * scores the lowest of its range there, so that no candidate gains by making the checker crash. Where it fails on all of
 * the first prompt's answers it is the code that is broken, and the run ends.
 */
export interface CodeWatch {
  /** Of one batch, in its order. @throws RunEnded `failed` for broken code */
  take(answers: readonly CellResult[], isFirst: boolean): void;
  /** Undefined where code failed on no answer. */
  faults(): CodeFaults | undefined;
}

export function createCodeWatch(task: OptimizeTask, emit: Emit): CodeWatch {
  const runs = codedBy(task).length > 0;
  let asked = 0;
  let answers = 0;
  let first: string | undefined;
  return {
    take(batch, isFirst) {
      // An answer that was cut off or refused is shown to no code.
      const scored = runs ? batch.filter(({ outcome }) => outcome === 'scored') : [];
      const faults = scored.flatMap(({ codeFault }) => codeFault ?? []);
      asked += scored.length;
      answers += faults.length;
      const [fault] = faults;
      if (fault === undefined) return;
      if (isFirst && faults.length === scored.length) {
        first = fault;
        throw new RunEnded('failed', brokenCode(fault, faults.length));
      }
      if (first === undefined) emit({ type: 'problem', message: oneFault(fault) });
      first ??= fault;
    },
    faults: () => (first === undefined ? undefined : { answers, asked, first }),
  };
}

function brokenCode(fault: string, answers: number): string {
  return `Code failed on all ${answers} answers of the first prompt, so it is broken. ${fault} Correct it and start anew: known answers come from the cache.`;
}

function oneFault(fault: string): string {
  return `Code failed on an answer, which gets its lowest score; the report counts all. ${fault}`;
}
