import { closeSync, existsSync, openSync, readSync } from 'node:fs';
import { addCharges, type Charge, noCharge } from '../../../engine/model/budget.js';
import { type PaidReply, type AppendReply } from '../../../engine/model/with-journal.js';
import type { FindReply } from '../../../engine/model/with-replay.js';
import { wholeLines } from '../../runs/journal-lines.js';
import { parsePaidReply } from '../../runs/parse-paid-reply.js';
import { besideRun } from '../../runs/run-path.js';
import { openBeside, type RunJournal } from '../../runs/run-journal.js';

/**
 * Every answer and verdict a graded run paid for, in `<run>.calls.jsonl`, the moment it came: a cell is journalled only
 * when it is graded, and a run killed before has nothing else that holds what was paid. Only places in the file are kept
 * in memory.
 */
export interface PaidReplies {
  readonly append: AppendReply;
  /** Finds what an earlier part of the run paid for. */
  readonly find: FindReply;
  /** All that earlier parts paid, by what each call is charged with. */
  readonly spent: Charge;
  /** Who gave them, a model for each. */
  readonly models: readonly string[];
  close(): void;
}

interface Place {
  readonly start: number;
  readonly length: number;
}

/** @throws HostError `disk-full`, `no-permission` */
export async function openPaidReplies(run: RunJournal, chargeOf: (paid: PaidReply) => Charge): Promise<PaidReplies> {
  const journal = openBeside(run, 'calls');
  const places = new Map<string, Place>();
  const models: string[] = [];
  let spent = noCharge;
  let start = 0;
  for await (const line of wholeLines(journal.path)) {
    const length = Buffer.byteLength(line);
    const paid = parsePaidReply(line);
    if (paid !== undefined) {
      places.set(paid.key, { start, length });
      spent = addCharges([spent, chargeOf(paid)]);
      models.push(paid.model);
    }
    start += length + 1;
  }
  const file = openSync(journal.path, 'r');
  return {
    append: (paid) => journal.append(paid),
    find(key) {
      const place = places.get(key);
      return place && parsePaidReply(textAt(file, place))?.reply;
    },
    spent,
    models,
    close() {
      closeSync(file);
      journal.close();
    },
  };
}

/** Those of a run that is read only, one after the other. @param run the path of its journal */
export async function* paidRepliesOf(run: string): AsyncGenerator<PaidReply, void> {
  const path = besideRun(run, 'calls');
  if (!existsSync(path)) return;
  for await (const line of wholeLines(path)) {
    const paid = parsePaidReply(line);
    if (paid !== undefined) yield paid;
  }
}

function textAt(file: number, { start, length }: Place): string {
  const bytes = Buffer.allocUnsafe(length);
  return bytes.toString('utf8', 0, readSync(file, bytes, 0, length, start));
}
