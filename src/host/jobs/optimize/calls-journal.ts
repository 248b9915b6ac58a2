import { costOf } from '../../../engine/model/prices.js';
import type { AppendReply, PaidReply } from '../../../engine/model/with-journal.js';
import type { FindReply } from '../../../engine/model/with-replay.js';
import type { Spend } from '../../../engine/optimize/contracts.js';
import { wholeLines } from '../../runs/journal-lines.js';
import { parsePaidReply } from '../../runs/parse-paid-reply.js';
import { openBeside, type RunJournal } from '../../runs/run-journal.js';

/**
 * Every distinct answer a run used, in `<run>.calls.jsonl`: a resumed run finds them there and pays for none twice.
 * Those that came from a cache say so by `cached`, and were not paid.
 */
export interface CallsJournal {
  readonly append: AppendReply;
  readonly find: FindReply;
  /** All that was paid in all parts of the run. */
  readonly paid: () => Pick<Spend, 'calls' | 'tokens' | 'usd'>;
  close(): void;
}

/** @throws HostError `disk-full`, `no-permission` */
export async function openCallsJournal(run: RunJournal): Promise<CallsJournal> {
  const journal = openBeside(run, 'calls');
  const replies = new Map<string, PaidReply>();
  let calls = 0;
  let tokens = 0;
  let usd: number | null = 0;

  const keep = (paid: PaidReply): void => {
    const { usage, cached } = paid.reply;
    replies.set(paid.key, paid);
    if (cached) return;
    tokens += usage.inputTokens + usage.outputTokens;
    const cost = costOf(paid.model, usage);
    usd = cost === undefined || usd === null ? null : usd + cost;
    calls += 1;
  };
  for await (const line of wholeLines(journal.path)) {
    const paid = parsePaidReply(line);
    if (paid !== undefined) keep(paid);
  }

  return {
    append(paid) {
      journal.append(paid);
      keep(paid);
    },
    find: (key) => replies.get(key)?.reply,
    paid: () => ({ calls, tokens, usd }),
    close: () => journal.close(),
  };
}
