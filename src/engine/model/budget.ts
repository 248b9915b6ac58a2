import { aborted, onAbort, throwIfAborted } from './aborted.js';
import { ModelError } from './chat-model.js';

/** What one call, or a whole run, takes. */
export interface Charge {
  readonly calls: number;
  readonly tokens: number;
  readonly usd: number;
}

export const noCharge: Charge = { calls: 0, tokens: 0, usd: 0 };

export function addCharges(charges: readonly Charge[]): Charge {
  return charges.reduce(plus, noCharge);
}

function plus(a: Charge, b: Charge): Charge {
  return { calls: a.calls + b.calls, tokens: a.tokens + b.tokens, usd: a.usd + b.usd };
}

/** An absent limit is no limit. */
export type SpendLimits = Partial<Charge>;

/** Shared by all models of a run: no sum of calls, finished and running, ever passes a limit. */
export interface Budget {
  readonly limits: SpendLimits;
  /**
   * Sets aside the most a call can take. When only calls still running stand in the way it waits for them, since
   * they mostly take less than was set aside.
   * @throws ModelError `budget` when the limit leaves no room, `aborted` when the signal fires.
   */
  reserve(most: Charge, signal: AbortSignal): Promise<Reservation>;
  snapshot(): BudgetSnapshot;
}

export interface Reservation {
  /** Replaces what was set aside by what was taken. */
  settle(actual: Charge): void;
}

export interface BudgetSnapshot {
  readonly spent: Charge;
  /** Set aside for calls that are running. */
  readonly reserved: Charge;
}

const measures = ['calls', 'tokens', 'usd'] as const;

export function createBudget(limits: SpendLimits): Budget {
  let spent = noCharge;
  let reserved = noCharge;
  let running = 0;
  const waiting = new Set<() => void>();

  const missing = (wanted: Charge): (typeof measures)[number] | undefined =>
    measures.find((measure) => wanted[measure] > (limits[measure] ?? Infinity));

  const reserve = async (most: Charge, signal: AbortSignal): Promise<Reservation> => {
    for (;;) {
      throwIfAborted(signal);
      const short = missing(plus(spent, most));
      if (short !== undefined) throw exhausted(short, limits[short] ?? 0, spent[short], most[short]);
      if (missing(plus(plus(spent, reserved), most)) === undefined) break;
      await nextSettlement(waiting, signal);
    }
    reserved = plus(reserved, most);
    running += 1;
    return { settle: once((actual) => settle(most, actual)) };
  };

  const settle = (most: Charge, actual: Charge): void => {
    running -= 1;
    // Sums of fractions drift; nothing running is exactly nothing.
    reserved = running === 0 ? noCharge : minus(reserved, most);
    spent = plus(spent, actual);
    if (waiting.size > 0) for (const wake of [...waiting]) wake();
  };

  return { limits, reserve, snapshot: () => ({ spent, reserved }) };
}

function nextSettlement(waiting: Set<() => void>, signal: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    const wake = (): void => {
      waiting.delete(wake);
      forget();
      resolve();
    };
    const forget = onAbort(signal, () => {
      waiting.delete(wake);
      reject(aborted(signal));
    });
    waiting.add(wake);
  });
}

function exhausted(measure: keyof Charge, limit: number, spent: number, most: number): ModelError {
  const amount = (value: number): string => {
    if (measure === 'usd') return `$${value.toFixed(4)}`;
    return `${value} ${value === 1 ? measure.slice(0, -1) : measure}`;
  };
  const advice = measure === 'calls' ? 'Raise the limit' : 'Raise the limit, or set a smaller config.maxOutputTokens';
  return new ModelError(
    'budget',
    `The budget of ${amount(limit)} has ${amount(limit - spent)} left and the next call may take ${amount(most)}. ${advice}.`,
  );
}

function minus(a: Charge, b: Charge): Charge {
  return { calls: a.calls - b.calls, tokens: a.tokens - b.tokens, usd: Math.max(0, a.usd - b.usd) };
}

function once(settle: (actual: Charge) => void): (actual: Charge) => void {
  let done = false;
  return (actual) => {
    if (!done) settle(actual);
    done = true;
  };
}
