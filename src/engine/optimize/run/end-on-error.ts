import { fatalKinds, type ModelErrorKind } from '../../model/chat-model.js';
import type { CellError } from '../../eval/contracts/cell.js';
import { RunEnded } from '../run-ended.js';

/** A batch of which the service fails a larger share than this has met an outage. */
const lossLimit = 0.5;

/** @throws RunEnded when no further call would be answered either */
export function endOnError({ kind, message }: Pick<CellError, 'kind' | 'message'>, cause?: unknown): void {
  if (kind === 'aborted') throw new RunEnded('cancelled', message, cause);
  if (kind === 'budget') throw new RunEnded('budget', message, cause);
  if (isFatal(kind)) throw new RunEnded('failed', message, cause);
}

function isFatal(kind: CellError['kind']): boolean {
  return fatalKinds.has(kind as ModelErrorKind);
}

/** Nothing of such a batch is kept, so that a resumed run asks again. */
export function endOnOutage([first, ...others]: readonly string[], of: number, what: string): void {
  const count = others.length + 1;
  if (first === undefined || count <= of * lossLimit) return;
  throw new RunEnded('failed', `${count} of ${of} ${what} got no answer. The first: ${first}`);
}
