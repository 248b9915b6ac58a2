import { estimateText } from '../engine/eval/sentences.js';
import { chargedCalls } from '../engine/optimize/charged-calls.js';
import type { OptimizeEvent } from '../engine/optimize/contracts.js';
import { createProgress } from './progress.js';
import type { Terminal } from './terminal.js';
import { counted, dollars } from '../host/reports/wording.js';

/** A search as it happens, on stderr: a line for each step and each new best candidate. */
export interface StepLines {
  show(event: OptimizeEvent): void;
}

export function createStepLines(terminal: Terminal): StepLines {
  const progress = createProgress(terminal);
  /** Without the seed, as the report counts them. */
  const scored = new Set<string>();
  let seed: string | undefined;
  let rejected = 0;
  const line = (text: string): void => {
    progress.clear();
    terminal.note(`${text}\n`);
  };
  return {
    show(event) {
      if (event.type === 'proposed') seed ??= event.candidate.id;
      if (event.type === 'scored' && event.n > 0 && event.id !== seed) scored.add(event.id);
      if (event.type === 'duelled') for (const id of [event.a, event.b]) if (id !== seed) scored.add(id);
      if (event.type === 'rejected') rejected += 1;
      const counts = { candidates: scored.size, rejected };
      const text = lineOf(event, counts);
      if (text !== undefined) line(text);
      else if (event.type !== 'finished') progress.update(countsText(counts));
      else progress.clear();
    },
  };
}

interface Counts {
  readonly candidates: number;
  readonly rejected: number;
}

function countsText({ candidates, rejected }: Counts): string {
  return `${counted(candidates, 'candidate')} scored, ${rejected} rejected unasked`;
}

function lineOf(event: OptimizeEvent, counts: Counts): string | undefined {
  switch (event.type) {
    case 'started': {
      const { pool, train, dev, test } = event.sizes;
      return `${event.method}: ${pool} rows to draw demonstrations from, ${train} to learn from, ${dev} to compare on, ${test} sealed until the end`;
    }
    case 'step': {
      const { usd } = event.spend;
      const money = usd === null ? '' : `, ${dollars(usd)}`;
      return `step ${event.step}: ${countsText(counts)}, ${counted(chargedCalls(event.spend), 'call')}${money}`;
    }
    case 'best':
      if (event.over !== undefined)
        return `  best so far ${event.id}: preferred to ${event.over} on ${estimateText(event.score)} of the rows compared on`;
      return `  best so far ${event.id}: ${estimateText(event.score)} on the rows compared on`;
    default:
      return undefined;
  }
}
