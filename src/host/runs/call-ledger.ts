import type { Charge } from '../../engine/model/budget.js';
import type { Unanswered } from '../../engine/model/unanswered.js';
import type { MostTaken } from '../../engine/model/with-budget.js';
import type { CallMarks } from '../../engine/model/with-call-marks.js';
import type { BegunLine, FailedLine } from './run-line.js';

/**
 * What a run has sent and what became of it, so that a killed run knows what may have been billed. Answers are kept
 * elsewhere, each as it comes; here it is kept how many requests may have gone out and which of them failed. What is
 * neither answered nor failed was under way.
 */
export interface CallLedger extends CallMarks {
  /** Takes in a line of an earlier part of the run; others than its own are left out. */
  read(line: { readonly type: string }): void;
  /** What may have been billed without an answer, over all parts: as soon as no request is under way any more. */
  unanswered(): Unanswered | undefined;
  /** The same as a budget takes it; what failed counts as a call where its result is kept. */
  charge(): Charge;
  /** Says exactly how many requests went out; to be called when the run ends in order. */
  settle(): void;
}

/** Of one model, over all parts of the run. */
interface Sent {
  /** As many may have gone out by what is kept: never fewer than did. */
  allowed: number;
  begun: number;
  ended: number;
  /** The most that one of them can take. */
  most: MostTaken;
}

/** All that is known, over all parts of the run. */
interface Known {
  readonly models: Map<string, Sent>;
  /** Requests that ended without an answer and may have been billed, and the most for all of them. */
  failures: number;
  failed: MostTaken;
}

const none: MostTaken = { tokens: 0, usd: 0 };

/**
 * @param append keeps a line before it returns
 * @param ahead as many requests more than went out are allowed by a line, so that fewer lines are written. They count as
 * under way when the process is killed.
 */
export function createCallLedger(append: (line: BegunLine | FailedLine) => void, ahead = 1): CallLedger {
  const known: Known = { models: new Map(), failures: 0, failed: none };
  const allow = (model: string, sent: Sent, allowed: number): void => {
    const { tokens, usd = null } = sent.most;
    append({ type: 'begun', model, requests: allowed, tokens, usd });
    sent.allowed = allowed;
  };

  return {
    sent(model, most) {
      const sent = sentTo(known, model);
      // A run of an earlier version has answers and no marks.
      const begun = Math.max(sent.begun, sent.ended) + 1;
      const isDearer = !covers(sent.most, most);
      if (isDearer) sent.most = larger(sent.most, most);
      if (isDearer || begun > sent.allowed) allow(model, sent, Math.max(sent.allowed, begun + ahead - 1));
      sent.begun = begun;
    },
    answered(model) {
      sentTo(known, model).ended++;
    },
    failed(model, most) {
      append({ type: 'failed', model, ...(most && { tokens: most.tokens, usd: most.usd ?? null }) });
      addFailure(known, model, most);
    },
    read(line) {
      readLine(known, line);
    },
    unanswered() {
      const { requests, most } = underWay(known);
      const all = requests + known.failures;
      return all === 0 ? undefined : { requests: all, usd: added(known.failed, most, 1).usd ?? null };
    },
    charge() {
      const { requests, most } = underWay(known);
      const { tokens, usd = 0 } = added(known.failed, most, 1);
      return { calls: requests, tokens, usd };
    },
    settle() {
      for (const [model, sent] of known.models) if (sent.allowed > sent.begun) allow(model, sent, sent.begun);
    },
  };
}

function sentTo({ models }: Known, model: string): Sent {
  const sent = models.get(model) ?? { allowed: 0, begun: 0, ended: 0, most: none };
  models.set(model, sent);
  return sent;
}

function addFailure(known: Known, model: string, most: MostTaken | undefined): void {
  sentTo(known, model).ended++;
  if (most === undefined) return;
  known.failures++;
  known.failed = added(known.failed, most, 1);
}

function readLine(known: Known, line: { readonly type: string }): void {
  if (isBegun(line)) {
    const sent = sentTo(known, line.model);
    sent.allowed = sent.begun = line.requests;
    sent.most = larger(sent.most, { tokens: line.tokens, usd: line.usd ?? undefined });
  } else if (isFailed(line)) {
    const { model, tokens, usd } = line;
    addFailure(known, model, tokens === undefined ? undefined : { tokens, usd: usd ?? undefined });
  }
}

/** Neither answered nor failed. */
function underWay({ models }: Known): { readonly requests: number; readonly most: MostTaken } {
  let requests = 0;
  let sum = none;
  for (const { begun, ended, most } of models.values()) {
    const open = Math.max(0, begun - ended);
    requests += open;
    sum = added(sum, most, open);
  }
  return { requests, most: sum };
}

function covers(most: MostTaken, one: MostTaken): boolean {
  return one.tokens <= most.tokens && (most.usd === undefined || (one.usd !== undefined && one.usd <= most.usd));
}

function larger(a: MostTaken, b: MostTaken): MostTaken {
  const usd = a.usd === undefined || b.usd === undefined ? undefined : Math.max(a.usd, b.usd);
  return { tokens: Math.max(a.tokens, b.tokens), usd };
}

function added(sum: MostTaken, one: MostTaken, times: number): MostTaken {
  if (times === 0) return sum;
  const usd = sum.usd === undefined || one.usd === undefined ? undefined : sum.usd + times * one.usd;
  return { tokens: sum.tokens + times * one.tokens, usd };
}

function isBegun(line: { readonly type: string }): line is BegunLine {
  return line.type === 'begun' && 'model' in line && 'requests' in line && typeof line.requests === 'number';
}

function isFailed(line: { readonly type: string }): line is FailedLine {
  return line.type === 'failed' && 'model' in line;
}
