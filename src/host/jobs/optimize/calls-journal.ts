import type { Price } from '../../../engine/model/price.js';
import { costOf } from '../../../engine/model/prices.js';
import type { PaidReply } from '../../../engine/model/with-journal.js';
import type { FindReply } from '../../../engine/model/with-replay.js';
import type { Paid, Role } from '../../../engine/optimize/contracts.js';
import type { OptimizePorts } from '../../../engine/optimize/task.js';
import { createCallLedger, type CallLedger } from '../../runs/call-ledger.js';
import { wholeLines } from '../../runs/journal-lines.js';
import { parseRunLine } from '../../runs/read-run.js';
import { parsePaidReply } from '../../runs/parse-paid-reply.js';
import { type CodeWords, createCodeWords } from './code-words.js';
import { openBeside, type RunJournal } from '../../runs/run-journal.js';

/** An answer and who was asked for it; earlier versions did not keep that. */
export interface RoleReply extends PaidReply {
  readonly role?: Role;
}

/**
 * Every distinct answer a run used, in `<run>.calls.jsonl`: a resumed run finds them there and pays for none twice.
 * Those that came from a cache say so by `cached`, and were not paid.
 */
export interface CallsJournal {
  readonly append: (paid: RoleReply) => void;
  readonly find: FindReply;
  /** What code said of answers, in the same file: it may say something else when it is asked again. */
  readonly code: CodeWords;
  /** What was sent, in the same file. */
  readonly ledger: CallLedger;
  /** All that was paid in all parts of the run. */
  readonly paid: OptimizePorts['paid'];
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
  const sums = new Map<Role | 'unknown', Paid>();
  const code = createCodeWords((line) => journal.append(line));

  const keep = (paid: RoleReply): void => {
    const { usage, cached } = paid.reply;
    replies.set(paid.key, paid);
    if (cached) return;
    const usd = costOf(paid.model, usage, price(paid.model)) ?? null;
    const one = { calls: 1, tokens: usage.inputTokens + usage.outputTokens, usd };
    const role = paid.role ?? 'unknown';
    sums.set(role, sum(sums.get(role) ?? nothing, one));
  };
  for await (const line of wholeLines(journal.path)) {
    const paid = parsePaidReply(line);
    if (paid === undefined) {
      const mark = parseRunLine(line);
      if (mark === undefined) continue;
      code.read(mark);
      ledger.read(mark);
    } else {
      keep(paid);
      if (!paid.reply.cached) ledger.answered(paid.model);
    }
  }
  code.forgetBroken();

  return {
    append(paid) {
      journal.append(paid);
      keep(paid);
    },
    ledger,
    find: (key) => replies.get(key)?.reply,
    code,
    paid() {
      const all = [...sums.values()].reduce(sum, nothing);
      return sums.has('unknown') ? all : { ...all, byRole: Object.fromEntries(sums) };
    },
    close: () => journal.close(),
  };
}

const nothing: Paid = { calls: 0, tokens: 0, usd: 0 };

function sum(a: Paid, b: Paid): Paid {
  const usd = a.usd === null || b.usd === null ? null : a.usd + b.usd;
  return { calls: a.calls + b.calls, tokens: a.tokens + b.tokens, usd };
}
