import type { Price } from '../../../engine/model/price.js';
import { costOf } from '../../../engine/model/prices.js';
import type { AppendReply, PaidReply } from '../../../engine/model/with-journal.js';
import type { FindReply } from '../../../engine/model/with-replay.js';
import type { Spend } from '../../../engine/optimize/contracts.js';
import { createCallLedger, type CallLedger } from '../../runs/call-ledger.js';
import { wholeLines } from '../../runs/journal-lines.js';
import { parseRunLine } from '../../runs/read-run.js';
import { parsePaidReply } from '../../runs/parse-paid-reply.js';
import { openBeside, type RunJournal } from '../../runs/run-journal.js';

/**
 * Every distinct answer a run used, in `<run>.calls.jsonl`: a resumed run finds them there and pays for none twice.
 * Those that came from a cache say so by `cached`, and were not paid.
 */
export interface CallsJournal {
  readonly append: AppendReply;
  readonly find: FindReply;
  /** What was sent, in the same file. */
  readonly ledger: CallLedger;
  /** All that was paid in all parts of the run. */
  readonly paid: () => Pick<Spend, 'calls' | 'tokens' | 'usd'>;
  close(): void;
}

/**
 * @param price what the configuration says of a model
 * @throws HostError `disk-full`, `no-permission`
 */
export async function openCallsJournal(
  run: RunJournal,
  price: (model: string) => Price | undefined,
): Promise<CallsJournal> {
  const journal = openBeside(run, 'calls');
  const ledger = createCallLedger((line) => journal.append(line));
  const replies = new Map<string, PaidReply>();
  let calls = 0;
  let tokens = 0;
  let usd: number | null = 0;

  const keep = (paid: PaidReply): void => {
    const { usage, cached } = paid.reply;
    replies.set(paid.key, paid);
    if (cached) return;
    tokens += usage.inputTokens + usage.outputTokens;
    const cost = costOf(paid.model, usage, price(paid.model));
    usd = cost === undefined || usd === null ? null : usd + cost;
    calls += 1;
  };
  for await (const line of wholeLines(journal.path)) {
    const paid = parsePaidReply(line);
    if (paid === undefined) {
      const mark = parseRunLine(line);
      if (mark !== undefined) ledger.read(mark);
    } else {
      keep(paid);
      if (!paid.reply.cached) ledger.answered(paid.model);
    }
  }

  return {
    append(paid) {
      journal.append(paid);
      keep(paid);
    },
    ledger,
    find: (key) => replies.get(key)?.reply,
    paid: () => ({ calls, tokens, usd }),
    close: () => journal.close(),
  };
}
