import type { PaidReply } from '../../engine/model/with-journal.js';

/** A line of `<run>.calls.jsonl`. Undefined for one that is damaged: its call is made again. */
export function parsePaidReply(line: string): PaidReply | undefined {
  try {
    const parsed = JSON.parse(line) as Partial<PaidReply>;
    const isWhole = typeof parsed.key === 'string' && typeof parsed.reply?.text === 'string';
    return isWhole ? (parsed as PaidReply) : undefined;
  } catch {
    return undefined;
  }
}
